<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>Acts</name>
    <message>
        <source>Other…</source>
        <comment>button: choose another time</comment>
        <translation>وقت آخر…</translation>
    </message>
    <message>
        <source>Book for later</source>
        <comment>button: choose another time, where now none is left</comment>
        <translation>احجز لوقت لاحق</translation>
    </message>
    <message>
        <source>End</source>
        <comment>button: end this booking now</comment>
        <translation>إنهاء</translation>
    </message>
    <message>
        <source>Let go</source>
        <comment>button: give back what is held</comment>
        <translation>ترك الحجز</translation>
    </message>
    <message>
        <source>Release</source>
        <comment>button: this booking is not going to be used</comment>
        <translation>إلغاء الحجز</translation>
    </message>
    <message>
        <source>Check in</source>
        <comment>button</comment>
        <translation>تسجيل الحضور</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>on a button; %1 is a time</comment>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>later, tomorrow</source>
        <comment>on the button Other</comment>
        <translation>لاحقًا، غدًا</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>on the button Book for later; %1 is a time</comment>
        <translation>من %1</translation>
    </message>
    <message>
        <source>free the room</source>
        <comment>on the button End</comment>
        <translation>إتاحة الغرفة</translation>
    </message>
    <message>
        <source>give it back</source>
        <comment>on the button Let go</comment>
        <translation>إتاحة الغرفة</translation>
    </message>
    <message>
        <source>not needed</source>
        <comment>on the button Release</comment>
        <translation>لا حاجة إليه</translation>
    </message>
    <message>
        <source>we are here</source>
        <comment>on the button Check in</comment>
        <translation>نحن هنا</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>on the button Check in, before the start; %1 is a time</comment>
        <translation>لحجز %1</translation>
    </message>
    <message>
        <source>longest</source>
        <comment>on a button: as long as can be, until the next booking; short</comment>
        <translation>أطول مدة</translation>
    </message>
    <message>
        <source>Booking…</source>
        <comment>the button was tapped</comment>
        <translation>جارٍ الحجز…</translation>
    </message>
    <message>
        <source>Holding…</source>
        <comment>the button was tapped</comment>
        <translation>جارٍ الحجز المؤقت…</translation>
    </message>
    <message>
        <source>Extending…</source>
        <comment>the button was tapped</comment>
        <translation>جارٍ التمديد…</translation>
    </message>
    <message>
        <source>Ending…</source>
        <comment>the button was tapped</comment>
        <translation>جارٍ الإنهاء…</translation>
    </message>
    <message>
        <source>Freeing…</source>
        <comment>the button was tapped</comment>
        <translation>جارٍ إتاحة الغرفة…</translation>
    </message>
    <message>
        <source>Checking in…</source>
        <comment>the button was tapped</comment>
        <translation>جارٍ تسجيل الحضور…</translation>
    </message>
    <message>
        <source>End now?</source>
        <comment>the first of two taps was given</comment>
        <translation>إنهاء الآن؟</translation>
    </message>
    <message>
        <source>Free the room?</source>
        <comment>the first of two taps was given</comment>
        <translation>إتاحة الغرفة؟</translation>
    </message>
    <message>
        <source>tap again</source>
        <comment>the first of two taps was given</comment>
        <translation>المس مجددًا</translation>
    </message>
    <message>
        <source>Until %1</source>
        <comment>button; %1 is a time</comment>
        <translation>حتى %1</translation>
    </message>
    <message numerus="yes">
        <source>+%Ln hours</source>
        <comment>button: keep the room so much longer</comment>
        <translation>
            <numerusform>⁦+%Ln⁩ ساعة</numerusform>
            <numerusform>⁦+%Ln⁩ ساعة</numerusform>
            <numerusform>⁦+%Ln⁩ ساعة</numerusform>
            <numerusform>⁦+%Ln⁩ ساعات</numerusform>
            <numerusform>⁦+%Ln⁩ ساعة</numerusform>
            <numerusform>⁦+%Ln⁩ ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%Ln min</source>
        <comment>button: keep the room so much longer</comment>
        <translation>
            <numerusform>⁦+%Ln⁩ دقيقة</numerusform>
            <numerusform>⁦+%Ln⁩ دقيقة</numerusform>
            <numerusform>⁦+%Ln⁩ دقيقة</numerusform>
            <numerusform>⁦+%Ln⁩ دقائق</numerusform>
            <numerusform>⁦+%Ln⁩ دقيقة</numerusform>
            <numerusform>⁦+%Ln⁩ دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln ساعة</numerusform>
            <numerusform>%Ln ساعة</numerusform>
            <numerusform>%Ln ساعة</numerusform>
            <numerusform>%Ln ساعات</numerusform>
            <numerusform>%Ln ساعة</numerusform>
            <numerusform>%Ln ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln min</source>
        <translation>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقائق</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AdminPage</name>
    <message>
        <source>Close</source>
        <comment>button: closes the page of who looks after the panel</comment>
        <translation>إغلاق</translation>
    </message>
    <message>
        <source>Closes by itself after 2 minutes. Every login is in the log.</source>
        <translation>تُغلق تلقائيًا بعد دقيقتين. كل دخول مدوّن في السجل.</translation>
    </message>
</context>
<context>
    <name>Checks</name>
    <message>
        <source>Administration</source>
        <comment>title of the page of who looks after the panel</comment>
        <translation>الإدارة</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>التقويم</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>الشبكة</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>الساعة</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>the lamp beside the door</comment>
        <translation>المصباح</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>القرص</translation>
    </message>
    <message>
        <source>Badge reader</source>
        <translation>قارئ البطاقات</translation>
    </message>
    <message>
        <source>Sensor</source>
        <translation>المستشعر</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the calendar</comment>
        <translation>يستجيب</translation>
    </message>
    <message>
        <source>read at %1</source>
        <comment>the calendar; %1 is a time</comment>
        <translation>قُرئ الساعة %1</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>متصلة</translation>
    </message>
    <message>
        <source>right</source>
        <comment>the clock</comment>
        <translation>صحيحة</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the lamp</comment>
        <translation>يستجيب</translation>
    </message>
    <message>
        <source>can be written</source>
        <comment>the disk</comment>
        <translation>يقبل الكتابة</translation>
    </message>
    <message>
        <source>ready</source>
        <comment>the badge reader</comment>
        <translation>جاهز</translation>
    </message>
    <message>
        <source>answers</source>
        <comment>the sensor</comment>
        <translation>يستجيب</translation>
    </message>
    <message>
        <source>now red</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>أحمر ثابت</translation>
    </message>
    <message>
        <source>blinks red</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>أحمر وامض</translation>
    </message>
    <message>
        <source>now orange</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>برتقالي ثابت</translation>
    </message>
    <message>
        <source>blinks orange</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>برتقالي وامض</translation>
    </message>
    <message>
        <source>now yellow</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>أصفر ثابت</translation>
    </message>
    <message>
        <source>blinks yellow</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>أصفر وامض</translation>
    </message>
    <message>
        <source>now green</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>أخضر ثابت</translation>
    </message>
    <message>
        <source>blinks green</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>أخضر وامض</translation>
    </message>
    <message>
        <source>now turquoise</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>فيروزي ثابت</translation>
    </message>
    <message>
        <source>blinks turquoise</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>فيروزي وامض</translation>
    </message>
    <message>
        <source>now blue</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>أزرق ثابت</translation>
    </message>
    <message>
        <source>blinks blue</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>أزرق وامض</translation>
    </message>
    <message>
        <source>now purple</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>بنفسجي ثابت</translation>
    </message>
    <message>
        <source>blinks purple</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>بنفسجي وامض</translation>
    </message>
    <message>
        <source>now pink</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>وردي ثابت</translation>
    </message>
    <message>
        <source>blinks pink</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>وردي وامض</translation>
    </message>
    <message>
        <source>now white</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>أبيض ثابت</translation>
    </message>
    <message>
        <source>blinks white</source>
        <comment>what the lamp beside the door shows</comment>
        <translation>أبيض وامض</translation>
    </message>
    <message>
        <source>is being looked at</source>
        <comment>one of the things of a panel</comment>
        <translation>قيد الفحص</translation>
    </message>
    <message>
        <source>none here</source>
        <comment>there is no such thing at this door, or it cannot be looked at</comment>
        <translation>لا يوجد هنا</translation>
    </message>
    <message>
        <source>the server does not answer</source>
        <translation>الخادم لا يستجيب</translation>
    </message>
    <message>
        <source>refuses the password</source>
        <translation>يرفض كلمة المرور</translation>
    </message>
    <message>
        <source>gives too few rights</source>
        <translation>صلاحيات غير كافية</translation>
    </message>
    <message>
        <source>is not at its address</source>
        <translation>ليس في عنوانه</translation>
    </message>
    <message>
        <source>was not read lately</source>
        <translation>لم يُقرأ مؤخرًا</translation>
    </message>
    <message>
        <source>was not wholly read</source>
        <translation>لم يُقرأ كله</translation>
    </message>
    <message>
        <source>weak or not connected</source>
        <translation>ضعيفة أو غير متصلة</translation>
    </message>
    <message>
        <source>does not know the server</source>
        <translation>لا تعرف الخادم</translation>
    </message>
    <message>
        <source>the certificate is not right</source>
        <translation>الشهادة غير صحيحة</translation>
    </message>
    <message>
        <source>differs from the server&apos;s</source>
        <translation>تختلف عن الخادم</translation>
    </message>
    <message>
        <source>has no battery</source>
        <translation>بلا بطارية</translation>
    </message>
    <message>
        <source>does not answer</source>
        <translation>لا يستجيب</translation>
    </message>
    <message>
        <source>may stay lit</source>
        <translation>قد يبقى مضاءً</translation>
    </message>
    <message>
        <source>full, worn, or read-only</source>
        <translation>ممتلئ أو تالف أو للقراءة فقط</translation>
    </message>
    <message>
        <source>See whether it runs, and whether a firewall is in the way.</source>
        <translation>تحقق من أنه يعمل ومن جدار الحماية.</translation>
    </message>
    <message>
        <source>Correct the user name, or the file of the password.</source>
        <translation>صحّح اسم المستخدم أو ملف كلمة المرور.</translation>
    </message>
    <message>
        <source>Give the account the right to read and to write.</source>
        <translation>امنح الحساب صلاحية القراءة والكتابة.</translation>
    </message>
    <message>
        <source>Correct the address in backend.url.</source>
        <translation>صحّح العنوان في backend.url.</translation>
    </message>
    <message>
        <source>Look at the network, and at the server.</source>
        <translation>تحقق من الشبكة ومن الخادم.</translation>
    </message>
    <message>
        <source>“kiosk status” says which events: save them anew.</source>
        <translation>يبيّن «kiosk status» المواعيد: احفظها من جديد.</translation>
    </message>
    <message>
        <source>Look at the cable, or at the Wi-Fi.</source>
        <translation>تحقق من الكابل أو من الشبكة اللاسلكية.</translation>
    </message>
    <message>
        <source>Ask the network&apos;s people for the name.</source>
        <translation>اطلب الاسم من مسؤولي الشبكة.</translation>
    </message>
    <message>
        <source>Have it renewed, or set backend.ca_file.</source>
        <translation>جدّدها أو اضبط backend.ca_file.</translation>
    </message>
    <message>
        <source>Switch on time from the network (NTP).</source>
        <translation>شغّل وقت الشبكة (NTP).</translation>
    </message>
    <message>
        <source>After a power cut it needs the network.</source>
        <translation>تحتاج إلى الشبكة بعد انقطاع التيار.</translation>
    </message>
    <message>
        <source>Look at its cable.</source>
        <translation>تحقق من الكابل.</translation>
    </message>
    <message>
        <source>Write dtparam=strict_gpiod into config.txt.</source>
        <translation>اكتب dtparam=strict_gpiod في config.txt.</translation>
    </message>
    <message>
        <source>Make room, or replace the card.</source>
        <translation>وفّر مساحة أو استبدل البطاقة.</translation>
    </message>
</context>
<context>
    <name>Disclosures</name>
    <message>
        <source>Of each booking the title: this site chose so.</source>
        <comment>this screen shows</comment>
        <translation>موضوع كل حجز: هكذا اختارت هذه الجهة.</translation>
    </message>
    <message>
        <source>Of each booking who made it: this site chose so.</source>
        <comment>this screen shows</comment>
        <translation>اسم صاحب كل حجز: هكذا اختارت هذه الجهة.</translation>
    </message>
    <message>
        <source>Whether the room is free, and until when.</source>
        <comment>this screen shows</comment>
        <translation>ما إذا كانت الغرفة متاحة، وإلى متى.</translation>
    </message>
    <message>
        <source>Of each booking when it begins and ends.</source>
        <comment>this screen shows</comment>
        <translation>وقت بدء كل حجز ووقت انتهائه.</translation>
    </message>
    <message>
        <source>No names and no subjects.</source>
        <comment>this screen shows</comment>
        <translation>لا أسماء ولا مواضيع.</translation>
    </message>
    <message>
        <source>Nothing else of it, and of a private one no name.</source>
        <comment>this screen shows of a booking</comment>
        <translation>لا شيء آخر عنه، ولا أي اسم إن كان خاصًا.</translation>
    </message>
    <message>
        <source>When the room is taken, without any name.</source>
        <comment>this panel keeps</comment>
        <translation>أوقات حجز الغرفة، دون أي اسم.</translation>
    </message>
    <message numerus="yes">
        <source>That somebody checked in: at most %Ln hours, never who.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>أن شخصًا سجّل حضوره، دون هويته: %Ln ساعة على الأكثر.</numerusform>
            <numerusform>أن شخصًا سجّل حضوره، دون هويته: %Ln ساعة على الأكثر.</numerusform>
            <numerusform>أن شخصًا سجّل حضوره، دون هويته: %Ln ساعة على الأكثر.</numerusform>
            <numerusform>أن شخصًا سجّل حضوره، دون هويته: %Ln ساعات على الأكثر.</numerusform>
            <numerusform>أن شخصًا سجّل حضوره، دون هويته: %Ln ساعة على الأكثر.</numerusform>
            <numerusform>أن شخصًا سجّل حضوره، دون هويته: %Ln ساعة على الأكثر.</numerusform>
        </translation>
    </message>
    <message>
        <source>A tap that could not be sent: until the calendar answers.</source>
        <comment>this panel keeps</comment>
        <translation>لمسة تعذّر إرسالها: إلى أن يستجيب التقويم.</translation>
    </message>
    <message>
        <source>The PIN of this door, as a hash that cannot be read.</source>
        <comment>this panel keeps</comment>
        <translation>رمز دخول هذا الباب، كقيمة تجزئة لا تُقرأ.</translation>
    </message>
    <message>
        <source>The badges it knows, as hashes, without an owner.</source>
        <comment>this panel keeps</comment>
        <translation>البطاقات المعروفة لها، كقيم تجزئة، دون أصحابها.</translation>
    </message>
    <message>
        <source>How many wrong PINs and badges were tried, not which.</source>
        <comment>this panel keeps</comment>
        <translation>عدد الرموز والبطاقات الخاطئة، لا ما هي.</translation>
    </message>
    <message numerus="yes">
        <source>A reported fault, until it is delivered: at most %Ln days.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>بلاغ عن عطل، حتى تسليمه: %Ln يوم على الأكثر.</numerusform>
            <numerusform>بلاغ عن عطل، حتى تسليمه: %Ln يوم على الأكثر.</numerusform>
            <numerusform>بلاغ عن عطل، حتى تسليمه: %Ln يوم على الأكثر.</numerusform>
            <numerusform>بلاغ عن عطل، حتى تسليمه: %Ln أيام على الأكثر.</numerusform>
            <numerusform>بلاغ عن عطل، حتى تسليمه: %Ln يومًا على الأكثر.</numerusform>
            <numerusform>بلاغ عن عطل، حتى تسليمه: %Ln يوم على الأكثر.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Security events, such as a wrong PIN: %Ln days, never who.</source>
        <comment>this panel keeps</comment>
        <translation>
            <numerusform>أحداث أمنية، كرمز دخول خاطئ، دون هوية: %Ln يوم.</numerusform>
            <numerusform>أحداث أمنية، كرمز دخول خاطئ، دون هوية: %Ln يوم.</numerusform>
            <numerusform>أحداث أمنية، كرمز دخول خاطئ، دون هوية: %Ln يوم.</numerusform>
            <numerusform>أحداث أمنية، كرمز دخول خاطئ، دون هوية: %Ln أيام.</numerusform>
            <numerusform>أحداث أمنية، كرمز دخول خاطئ، دون هوية: %Ln يومًا.</numerusform>
            <numerusform>أحداث أمنية، كرمز دخول خاطئ، دون هوية: %Ln يوم.</numerusform>
        </translation>
    </message>
    <message>
        <source>To the room&apos;s calendar: the times you book, no name.</source>
        <comment>this panel sends</comment>
        <translation>إلى تقويم الغرفة: الأوقات التي تحجزها، بلا اسم.</translation>
    </message>
    <message>
        <source>That somebody checked in, never who; the calendar keeps it.</source>
        <comment>this panel sends</comment>
        <translation>أن شخصًا سجّل حضوره، دون هويته؛ ويحفظ التقويم ذلك.</translation>
    </message>
    <message>
        <source>To the light beside the door: what it has to show.</source>
        <comment>this panel sends</comment>
        <translation>إلى المصباح بجانب الباب: ما عليه أن يُظهره.</translation>
    </message>
    <message>
        <source>Of a badge whether it is known; its number is not kept.</source>
        <comment>this panel sends</comment>
        <translation>عن البطاقة: هل هي معروفة؛ أما رقمها فلا يُحفظ.</translation>
    </message>
    <message>
        <source>Of the sensor only whether anybody is in, never who.</source>
        <comment>this panel sends</comment>
        <translation>من المستشعر: وجود أحد أو عدمه فقط، دون هويته.</translation>
    </message>
    <message>
        <source>Of a fault you report the item, your choice and the hour.</source>
        <comment>this panel sends</comment>
        <translation>عن عطل تبلّغ عنه: العنصر واختيارك والساعة.</translation>
    </message>
    <message>
        <source>Nothing else. No camera and no microphone is used.</source>
        <comment>this panel sends</comment>
        <translation>لا شيء غير ذلك. لا تُستخدم كاميرا ولا ميكروفون.</translation>
    </message>
    <message>
        <source>Nothing. No camera and no microphone is used.</source>
        <comment>this panel sends</comment>
        <translation>لا شيء. لا تُستخدم كاميرا ولا ميكروفون.</translation>
    </message>
</context>
<context>
    <name>EmergencyPage</name>
    <message>
        <source>since %1</source>
        <comment>an emergency; %1 is a time</comment>
        <translation>منذ %1</translation>
    </message>
</context>
<context>
    <name>Faults</name>
    <message>
        <source>Step-free way in</source>
        <comment>a fault can be reported of it: lift, door, ramp</comment>
        <translation>مدخل بلا درجات</translation>
    </message>
    <message>
        <source>Light</source>
        <comment>a fault can be reported of it</comment>
        <translation>الإضاءة</translation>
    </message>
    <message>
        <source>Too warm, too cold</source>
        <comment>a fault can be reported of it</comment>
        <translation>حر أو برد زائد</translation>
    </message>
    <message>
        <source>Table and chairs</source>
        <comment>a fault can be reported of it</comment>
        <translation>الطاولة والكراسي</translation>
    </message>
    <message>
        <source>Cleaning</source>
        <comment>a fault can be reported of it</comment>
        <translation>النظافة</translation>
    </message>
    <message>
        <source>Wi-Fi</source>
        <comment>a fault can be reported of it</comment>
        <translation>Wi-Fi</translation>
    </message>
    <message>
        <source>This panel</source>
        <comment>a fault can be reported of it</comment>
        <translation>هذه اللوحة</translation>
    </message>
    <message>
        <source>Does not start</source>
        <comment>a fault of a screen or a projector</comment>
        <translation>تعذّر التشغيل</translation>
    </message>
    <message>
        <source>Does not work</source>
        <comment>a fault of any piece</comment>
        <translation>لا يعمل</translation>
    </message>
    <message>
        <source>No picture from laptop</source>
        <comment>a fault of a screen or a projector</comment>
        <translation>لا صورة من الحاسوب</translation>
    </message>
    <message>
        <source>Poor picture</source>
        <comment>a fault of a projector</comment>
        <translation>الصورة رديئة</translation>
    </message>
    <message>
        <source>No picture from camera</source>
        <comment>a fault of a video system</comment>
        <translation>لا صورة من الكاميرا</translation>
    </message>
    <message>
        <source>No sound</source>
        <comment>a fault of a screen or of speakers</comment>
        <translation>لا صوت</translation>
    </message>
    <message>
        <source>Poor sound</source>
        <comment>a fault of speakers</comment>
        <translation>الصوت رديء</translation>
    </message>
    <message>
        <source>Others cannot hear us</source>
        <comment>a fault of a microphone</comment>
        <translation>الآخرون لا يسمعوننا</translation>
    </message>
    <message>
        <source>No line</source>
        <comment>a fault of a phone</comment>
        <translation>لا يوجد خط</translation>
    </message>
    <message>
        <source>Broken or missing parts</source>
        <comment>a fault of any piece</comment>
        <translation>أجزاء مكسورة أو ناقصة</translation>
    </message>
    <message>
        <source>Is not here</source>
        <comment>a fault of any piece</comment>
        <translation>غير موجود</translation>
    </message>
    <message>
        <source>No pens or eraser</source>
        <comment>a fault of a whiteboard</comment>
        <translation>لا أقلام أو لا ممحاة</translation>
    </message>
    <message>
        <source>Cannot be wiped clean</source>
        <comment>a fault of a whiteboard</comment>
        <translation>لا تُمسح جيدًا</translation>
    </message>
    <message>
        <source>No remote control</source>
        <comment>a fault of a projector</comment>
        <translation>لا جهاز تحكم</translation>
    </message>
    <message>
        <source>Lift does not work</source>
        <comment>a fault of the step-free way in</comment>
        <translation>المصعد لا يعمل</translation>
    </message>
    <message>
        <source>Door does not open</source>
        <comment>a fault of the step-free way in</comment>
        <translation>الباب لا يُفتح</translation>
    </message>
    <message>
        <source>Way is blocked</source>
        <comment>a fault of the step-free way in</comment>
        <translation>الطريق مسدود</translation>
    </message>
    <message>
        <source>Does not go on</source>
        <comment>a fault of the light</comment>
        <translation>لا تضيء</translation>
    </message>
    <message>
        <source>Does not go off</source>
        <comment>a fault of the light</comment>
        <translation>لا تنطفئ</translation>
    </message>
    <message>
        <source>Flickers</source>
        <comment>a fault of the light</comment>
        <translation>تومض</translation>
    </message>
    <message>
        <source>Blinds do not move</source>
        <comment>a fault of the light</comment>
        <translation>الستائر لا تتحرك</translation>
    </message>
    <message>
        <source>Too warm</source>
        <comment>a fault of the air in the room</comment>
        <translation>حر زائد</translation>
    </message>
    <message>
        <source>Too cold</source>
        <comment>a fault of the air in the room</comment>
        <translation>برد زائد</translation>
    </message>
    <message>
        <source>Draught</source>
        <comment>a fault of the air in the room</comment>
        <translation>تيار هواء</translation>
    </message>
    <message>
        <source>Stuffy</source>
        <comment>a fault of the air in the room</comment>
        <translation>هواء خانق</translation>
    </message>
    <message>
        <source>Chair is broken</source>
        <comment>a fault of the furniture</comment>
        <translation>كرسي مكسور</translation>
    </message>
    <message>
        <source>Table is broken</source>
        <comment>a fault of the furniture</comment>
        <translation>طاولة مكسورة</translation>
    </message>
    <message>
        <source>Too few chairs</source>
        <comment>a fault of the furniture</comment>
        <translation>الكراسي لا تكفي</translation>
    </message>
    <message>
        <source>Wrongly arranged</source>
        <comment>a fault of the furniture</comment>
        <translation>ترتيب خاطئ</translation>
    </message>
    <message>
        <source>Not clean</source>
        <comment>a fault of cleaning</comment>
        <translation>غير نظيف</translation>
    </message>
    <message>
        <source>Bin is full</source>
        <comment>a fault of cleaning</comment>
        <translation>السلة ممتلئة</translation>
    </message>
    <message>
        <source>Something is spilt</source>
        <comment>a fault of cleaning</comment>
        <translation>شيء مسكوب</translation>
    </message>
    <message>
        <source>Bad smell</source>
        <comment>a fault of cleaning</comment>
        <translation>رائحة كريهة</translation>
    </message>
    <message>
        <source>No connection</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>لا اتصال</translation>
    </message>
    <message>
        <source>Slow</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>بطيء</translation>
    </message>
    <message>
        <source>Drops out</source>
        <comment>a fault of the Wi-Fi</comment>
        <translation>ينقطع</translation>
    </message>
    <message>
        <source>Wrong time</source>
        <comment>a fault of this panel</comment>
        <translation>الوقت خاطئ</translation>
    </message>
    <message>
        <source>Wrong bookings</source>
        <comment>a fault of this panel</comment>
        <translation>الحجوزات خاطئة</translation>
    </message>
    <message>
        <source>Touch does not work well</source>
        <comment>a fault of this panel</comment>
        <translation>اللمس لا يعمل جيدًا</translation>
    </message>
    <message>
        <source>Lamp is wrong</source>
        <comment>a fault of this panel: the light at the door</comment>
        <translation>إشارة المصباح خاطئة</translation>
    </message>
    <message>
        <source>already reported</source>
        <comment>a fault: somebody reported it today</comment>
        <translation>أُبلغ عنه</translation>
    </message>
    <message>
        <source>More…</source>
        <comment>button: shows the choices that had no place</comment>
        <translation>المزيد…</translation>
    </message>
</context>
<context>
    <name>FindRoomPage</name>
    <message>
        <source>Other room</source>
        <comment>title of a page: rooms that are free</comment>
        <translation>غرفة أخرى</translation>
    </message>
</context>
<context>
    <name>Keypad</name>
    <message>
        <source>Delete the last digit</source>
        <translation>حذف الرقم الأخير</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>button: the PIN is complete</comment>
        <translation>موافق</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>Notice</source>
        <comment>title of a page with a message of the site</comment>
        <translation>إشعار</translation>
    </message>
    <message>
        <source>since %1</source>
        <comment>a message of the site; %1 is a time</comment>
        <translation>منذ %1</translation>
    </message>
    <message>
        <source>%1, since %2</source>
        <comment>a message: who wrote it, and when</comment>
        <translation>%1، منذ %2</translation>
    </message>
    <message>
        <source>OK</source>
        <comment>button: the message was read</comment>
        <translation>حسنًا</translation>
    </message>
</context>
<context>
    <name>MorePage</name>
    <message>
        <source>More</source>
        <comment>title of a page: about the room, languages, help to see and reach</comment>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Larger text</source>
        <comment>button: shows everything larger, for who stands here</comment>
        <translation>نص أكبر</translation>
    </message>
    <message>
        <source>More contrast</source>
        <comment>button: shows everything with more contrast, for who stands here</comment>
        <translation>تباين أعلى</translation>
    </message>
    <message>
        <source>Lower the controls</source>
        <comment>button: moves what can be touched down, for who stands or sits here</comment>
        <translation>خفض الأزرار</translation>
    </message>
    <message>
        <source>After 30 seconds without a touch all is as it was.</source>
        <comment>beside buttons for language, larger text, more contrast</comment>
        <translation>بعد ٣٠ ثانية دون لمس يعود كل شيء كما كان.</translation>
    </message>
</context>
<context>
    <name>OtherTimePage</name>
    <message>
        <source>Book %1 – %2</source>
        <comment>button; %1 and %2 are times</comment>
        <translation>حجز %1 – %2</translation>
    </message>
    <message>
        <source>Before %1 it is too late.</source>
        <comment>%1 is a time</comment>
        <translation>فات الأوان لما قبل %1.</translation>
    </message>
    <message>
        <source>Tap a free time in the day, or use the buttons.</source>
        <translation>المس وقتًا متاحًا في اليوم، أو استخدم الأزرار.</translation>
    </message>
    <message>
        <source>From</source>
        <comment>above the start time being chosen</comment>
        <translation>من</translation>
    </message>
    <message>
        <source>Start earlier</source>
        <translation>تقديم البدء</translation>
    </message>
    <message>
        <source>Start later</source>
        <translation>تأخير البدء</translation>
    </message>
    <message>
        <source>Until</source>
        <comment>above the end time being chosen</comment>
        <translation>حتى</translation>
    </message>
    <message>
        <source>End earlier</source>
        <translation>تقديم الانتهاء</translation>
    </message>
    <message>
        <source>End later</source>
        <translation>تأخير الانتهاء</translation>
    </message>
</context>
<context>
    <name>PageFrame</name>
    <message>
        <source>Back</source>
        <comment>button: to the page before</comment>
        <translation>رجوع</translation>
    </message>
</context>
<context>
    <name>PanelFacts</name>
    <message>
        <source>Version</source>
        <translation>الإصدار</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>اللوحة</translation>
    </message>
    <message>
        <source>Key</source>
        <comment>the fingerprint of the panel&apos;s secret</comment>
        <translation>المفتاح</translation>
    </message>
</context>
<context>
    <name>PanelTools</name>
    <message>
        <source>Test the light</source>
        <comment>button: the lamp shows everything it can show</comment>
        <translation>اختبار المصباح</translation>
    </message>
    <message>
        <source>Blink</source>
        <comment>button: lamp and screen blink, to find this panel</comment>
        <translation>وميض</translation>
    </message>
    <message>
        <source>Language</source>
        <comment>button: chooses the language of this door</comment>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Into service</source>
        <comment>button: the room can be used again</comment>
        <translation>إعادة إلى الخدمة</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>button: the room cannot be used</comment>
        <translation>خارج الخدمة</translation>
    </message>
</context>
<context>
    <name>PhoneCode</name>
    <message>
        <source>On your phone</source>
        <comment>above what a code on the screen opens</comment>
        <translation>على هاتفك</translation>
    </message>
    <message>
        <source>Point the camera at the code. The link holds only which room this is.</source>
        <translation>وجّه الكاميرا نحو الرمز. لا يتضمن الرابط سوى معرّف هذه الغرفة.</translation>
    </message>
</context>
<context>
    <name>PinDots</name>
    <message numerus="yes">
        <source>%Ln digits typed</source>
        <translation>
            <numerusform>الأرقام المُدخلة: %Ln</numerusform>
            <numerusform>الأرقام المُدخلة: %Ln</numerusform>
            <numerusform>الأرقام المُدخلة: %Ln</numerusform>
            <numerusform>الأرقام المُدخلة: %Ln</numerusform>
            <numerusform>الأرقام المُدخلة: %Ln</numerusform>
            <numerusform>الأرقام المُدخلة: %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyPage</name>
    <message>
        <source>Privacy at this door</source>
        <translation>الخصوصية عند هذا الباب</translation>
    </message>
    <message>
        <source>Responsible: %1</source>
        <comment>for personal data at this door</comment>
        <translation>الجهة المسؤولة: %1</translation>
    </message>
    <message>
        <source>Questions or access: %1</source>
        <comment>to one&apos;s personal data</comment>
        <translation>للأسئلة أو الاطلاع على بياناتك: %1</translation>
    </message>
    <message>
        <source>The code leads to the whole statement.</source>
        <comment>a QR code stands beside it</comment>
        <translation>يقود الرمز إلى البيان الكامل.</translation>
    </message>
    <message>
        <source>This screen shows</source>
        <comment>heading; sentences follow</comment>
        <translation>تعرض هذه الشاشة</translation>
    </message>
    <message>
        <source>This panel keeps</source>
        <comment>heading; sentences follow</comment>
        <translation>تحفظ هذه اللوحة</translation>
    </message>
    <message>
        <source>This panel sends</source>
        <comment>heading; sentences follow</comment>
        <translation>ترسل هذه اللوحة</translation>
    </message>
</context>
<context>
    <name>ReportFaultPage</name>
    <message>
        <source>What is not working?</source>
        <comment>title of the page on which a fault is reported</comment>
        <translation>ما الذي لا يعمل؟</translation>
    </message>
    <message>
        <source>Report</source>
        <comment>button: sends the report of a fault</comment>
        <translation>إبلاغ</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>%1 is a piece of the room, %2 what is wrong with it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Sent is only: room, item, your choice and the hour. Nothing about you.</source>
        <translation>لا يُرسل سوى: الغرفة والعنصر واختيارك والساعة. لا شيء عنك.</translation>
    </message>
</context>
<context>
    <name>RestartButton</name>
    <message>
        <source>Restart now?</source>
        <comment>button: asks for a second tap</comment>
        <translation>إعادة التشغيل الآن؟</translation>
    </message>
    <message>
        <source>Restart</source>
        <comment>button: starts the panel anew</comment>
        <translation>إعادة التشغيل</translation>
    </message>
    <message>
        <source>tap again</source>
        <translation>المس مرة أخرى</translation>
    </message>
</context>
<context>
    <name>RoomWords</name>
    <message>
        <source>free until tomorrow</source>
        <comment>another room</comment>
        <translation>متاحة حتى الغد</translation>
    </message>
    <message>
        <source>free until %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>متاحة حتى %1</translation>
    </message>
    <message>
        <source>free tomorrow</source>
        <comment>another room</comment>
        <translation>متاحة غدًا</translation>
    </message>
    <message>
        <source>free from %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>متاحة من %1</translation>
    </message>
    <message>
        <source>reserved for the rest of the day</source>
        <comment>another room</comment>
        <translation>محجوزة بقية اليوم</translation>
    </message>
    <message>
        <source>reserved until %1</source>
        <comment>another room; %1 is a time</comment>
        <translation>محجوزة حتى %1</translation>
    </message>
    <message>
        <source>not known now</source>
        <comment>whether another room is free</comment>
        <translation>غير معروف الآن</translation>
    </message>
    <message>
        <source>being looked up</source>
        <comment>whether another room is free</comment>
        <translation>جارٍ البحث</translation>
    </message>
    <message>
        <source>6+ people</source>
        <comment>button: only rooms for six or more</comment>
        <translation>٦ أشخاص فأكثر</translation>
    </message>
    <message>
        <source>Video calls</source>
        <comment>button: only rooms that have it; short</comment>
        <translation>مكالمات فيديو</translation>
    </message>
    <message>
        <source>Book</source>
        <comment>button: take another room</comment>
        <translation>حجز</translation>
    </message>
    <message>
        <source>Look</source>
        <comment>button: what is in a room that cannot be booked from here</comment>
        <translation>عرض</translation>
    </message>
    <message>
        <source>How long</source>
        <comment>above buttons with lengths</comment>
        <translation>المدة</translation>
    </message>
    <message>
        <source>Only with</source>
        <comment>above buttons with what a room must have</comment>
        <translation>فقط مع</translation>
    </message>
    <message>
        <source>In the room</source>
        <comment>above a list of what is there</comment>
        <translation>في الغرفة</translation>
    </message>
    <message>
        <source>Access</source>
        <comment>above a list of what helps to get in and to hear</comment>
        <translation>سهولة الوصول</translation>
    </message>
    <message>
        <source>House rules</source>
        <comment>above a list</comment>
        <translation>قواعد المكان</translation>
    </message>
    <message>
        <source>No room has all of that.</source>
        <comment>what a room must have</comment>
        <translation>لا توجد غرفة فيها كل ذلك.</translation>
    </message>
    <message>
        <source>Looking for rooms…</source>
        <translation>جارٍ البحث عن غرف…</translation>
    </message>
    <message numerus="yes">
        <source>Step-free, door %Ln cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>بلا درجات، الباب %Ln سم</numerusform>
            <numerusform>بلا درجات، الباب %Ln سم</numerusform>
            <numerusform>بلا درجات، الباب %Ln سم</numerusform>
            <numerusform>بلا درجات، الباب %Ln سم</numerusform>
            <numerusform>بلا درجات، الباب %Ln سم</numerusform>
            <numerusform>بلا درجات، الباب %Ln سم</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Door %Ln cm</source>
        <comment>the clear width of the door</comment>
        <translation>
            <numerusform>الباب %Ln سم</numerusform>
            <numerusform>الباب %Ln سم</numerusform>
            <numerusform>الباب %Ln سم</numerusform>
            <numerusform>الباب %Ln سم</numerusform>
            <numerusform>الباب %Ln سم</numerusform>
            <numerusform>الباب %Ln سم</numerusform>
        </translation>
    </message>
    <message>
        <source>Ground floor.</source>
        <comment>where the room is that was just booked</comment>
        <translation>الطابق الأرضي.</translation>
    </message>
    <message>
        <source>First floor.</source>
        <comment>one above the ground; where the room is that was just booked</comment>
        <translation>الطابق الأول.</translation>
    </message>
    <message>
        <source>Second floor.</source>
        <comment>two above the ground; where the room is that was just booked</comment>
        <translation>الطابق الثاني.</translation>
    </message>
    <message>
        <source>Third floor.</source>
        <comment>three above the ground; where the room is that was just booked</comment>
        <translation>الطابق الثالث.</translation>
    </message>
    <message>
        <source>Fourth floor.</source>
        <comment>four above the ground; where the room is that was just booked</comment>
        <translation>الطابق الرابع.</translation>
    </message>
    <message>
        <source>Fifth floor.</source>
        <comment>five above the ground; where the room is that was just booked</comment>
        <translation>الطابق الخامس.</translation>
    </message>
    <message>
        <source>Sixth floor.</source>
        <comment>six above the ground; where the room is that was just booked</comment>
        <translation>الطابق السادس.</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>on a button; %1 is a time</comment>
        <translation>حتى %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rooms do not answer now.</source>
        <comment>their calendars cannot be read</comment>
        <translation>
            <numerusform>%Ln غرفة لا تستجيب الآن.</numerusform>
            <numerusform>%Ln غرفة لا تستجيب الآن.</numerusform>
            <numerusform>%Ln غرفة لا تستجيب الآن.</numerusform>
            <numerusform>%Ln غرف لا تستجيب الآن.</numerusform>
            <numerusform>%Ln غرفة لا تستجيب الآن.</numerusform>
            <numerusform>%Ln غرفة لا تستجيب الآن.</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether a room is free cannot be seen now.</source>
        <translation>لا يمكن الآن معرفة ما إذا كانت هناك غرفة متاحة.</translation>
    </message>
    <message>
        <source>No room is known to be free for %1 today.</source>
        <comment>some do not answer; %1 is a duration</comment>
        <translation>بحسب ما هو معروف، لا توجد غرفة متاحة اليوم لمدة %1.</translation>
    </message>
    <message>
        <source>No room is free for %1 today.</source>
        <comment>%1 is a duration</comment>
        <translation>لا توجد غرفة متاحة اليوم لمدة %1.</translation>
    </message>
    <message>
        <source>No room is known to be free for %1. The first is %2, from %3.</source>
        <comment>some do not answer; %1 is a duration, %2 a room, %3 a time</comment>
        <translation>بحسب ما هو معروف، لا توجد غرفة متاحة لمدة %1. الأولى هي %2، من %3.</translation>
    </message>
    <message>
        <source>No room is free for %1. The first is %2, from %3.</source>
        <comment>%1 is a duration, %2 a room, %3 a time</comment>
        <translation>لا توجد غرفة متاحة لمدة %1. الأولى هي %2، من %3.</translation>
    </message>
    <message>
        <source>%1 is yours until %2.</source>
        <comment>another room was booked; %1 is its name, %2 a time</comment>
        <translation>الغرفة %1 لك حتى %2.</translation>
    </message>
    <message>
        <source>%1 is yours, %2.</source>
        <comment>another room was booked; %1 is its name, %2 a start and an end time</comment>
        <translation>الغرفة %1 لك، %2.</translation>
    </message>
    <message>
        <source>Booking %1…</source>
        <comment>the button was tapped; %1 is another room</comment>
        <translation>جارٍ حجز %1…</translation>
    </message>
</context>
<context>
    <name>Sentences</name>
    <message>
        <source>Book now</source>
        <comment>above the buttons of a free room</comment>
        <translation>احجز الآن</translation>
    </message>
    <message>
        <source>Too short to book: the next booking starts at %1.</source>
        <comment>%1 is a time</comment>
        <translation>الوقت أقصر من أن يُحجز: الحجز التالي يبدأ الساعة %1.</translation>
    </message>
    <message>
        <source>You can hold the room; it is confirmed when the connection is back.</source>
        <translation>يمكنك حجز الغرفة مؤقتًا؛ ويُؤكَّد الحجز عند عودة الاتصال.</translation>
    </message>
    <message>
        <source>The room is held for you. It is confirmed when the connection is back.</source>
        <translation>الغرفة محجوزة لك مؤقتًا. يُؤكَّد الحجز عند عودة الاتصال.</translation>
    </message>
    <message>
        <source>Stay longer</source>
        <comment>above the buttons of a reserved room</comment>
        <translation>البقاء مدة أطول</translation>
    </message>
    <message>
        <source>No longer: the next booking starts at %1.</source>
        <comment>why a booking cannot be extended; %1 is a time</comment>
        <translation>لا يمكن التمديد: الحجز التالي يبدأ الساعة %1.</translation>
    </message>
    <message>
        <source>Extending and releasing work again when the connection is back.</source>
        <translation>يعود التمديد والإلغاء ممكنين عند عودة الاتصال.</translation>
    </message>
    <message>
        <source>This screen only shows the calendar; you cannot book here.</source>
        <translation>هذه الشاشة تعرض التقويم فقط؛ لا يمكن الحجز هنا.</translation>
    </message>
    <message>
        <source>Are you here for this booking?</source>
        <translation>هل أنت هنا من أجل هذا الحجز؟</translation>
    </message>
    <message>
        <source>The invitation is then declined for good, and its organizer is told.</source>
        <comment>what ending this booking does; the button beside it asks: End now?</comment>
        <translation>ستُرفض الدعوة عندئذٍ نهائيًا، ويُبلَّغ المنظِّم بذلك.</translation>
    </message>
    <message>
        <source>Nobody seems to be in. The room is freed at %1. Touch the screen to stay.</source>
        <comment>%1 is a time</comment>
        <translation>يبدو أن الغرفة خالية. ستُتاح الساعة %1. المس الشاشة للبقاء.</translation>
    </message>
    <message>
        <source>The room is free again.</source>
        <comment>after ending a booking; Undo stands beside it</comment>
        <translation>الغرفة متاحة من جديد.</translation>
    </message>
    <message>
        <source>Booked: %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>تم الحجز: %1</translation>
    </message>
    <message>
        <source>Still trying… the calendar is slow to answer.</source>
        <translation>ما زلنا نحاول… التقويم بطيء في الرد.</translation>
    </message>
    <message>
        <source>Reporting…</source>
        <comment>a report of a fault is on its way</comment>
        <translation>جارٍ الإبلاغ…</translation>
    </message>
    <message>
        <source>Reported. Facilities will look at it.</source>
        <translation>تم الإبلاغ. ستنظر إدارة المرافق في الأمر.</translation>
    </message>
    <message>
        <source>Kept. It goes out when the connection is back.</source>
        <comment>of a report of a fault</comment>
        <translation>حُفظ البلاغ. سيُرسل عند عودة الاتصال.</translation>
    </message>
    <message>
        <source>The report was refused. Please tell the reception.</source>
        <comment>of a report of a fault</comment>
        <translation>رُفض البلاغ. يُرجى إبلاغ الاستقبال.</translation>
    </message>
    <message>
        <source>Done: the room is yours until %1.</source>
        <comment>%1 is a time</comment>
        <translation>تم: الغرفة لك حتى %1.</translation>
    </message>
    <message>
        <source>You are checked in.</source>
        <translation>تم تسجيل حضورك.</translation>
    </message>
    <message>
        <source>The room is free again.</source>
        <translation>الغرفة متاحة من جديد.</translation>
    </message>
    <message>
        <source>Your booking is back.</source>
        <translation>عاد حجزك.</translation>
    </message>
    <message>
        <source>Not booked.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>لم يتم الحجز.</translation>
    </message>
    <message>
        <source>Not checked in.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>لم يُسجَّل الحضور.</translation>
    </message>
    <message>
        <source>Not extended.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>لم يتم التمديد.</translation>
    </message>
    <message>
        <source>Not ended.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>لم يتم الإنهاء.</translation>
    </message>
    <message>
        <source>Not undone.</source>
        <comment>opens a refusal; the reason follows</comment>
        <translation>لم يتم التراجع.</translation>
    </message>
    <message>
        <source>Someone else has just booked this time.</source>
        <translation>حجز شخص آخر هذا الوقت للتو.</translation>
    </message>
    <message>
        <source>A repeating booking in this calendar cannot be read; it may have this time.</source>
        <translation>في هذا التقويم حجز متكرر لا يمكن قراءته؛ وقد يشغل هذا الوقت.</translation>
    </message>
    <message>
        <source>Someone booked it elsewhere at the same moment, and that booking stands.</source>
        <translation>حجزها شخص من مكان آخر في اللحظة نفسها، وذلك الحجز هو القائم.</translation>
    </message>
    <message>
        <source>This booking no longer exists.</source>
        <translation>لم يعد هذا الحجز موجودًا.</translation>
    </message>
    <message>
        <source>The booking was just changed. Please look and try again.</source>
        <translation>تغيّر الحجز للتو. يُرجى الاطلاع عليه والمحاولة مجددًا.</translation>
    </message>
    <message>
        <source>It is too late for that now.</source>
        <translation>فات أوان ذلك الآن.</translation>
    </message>
    <message>
        <source>There is no connection to the calendar. Please try again later.</source>
        <translation>لا يوجد اتصال بالتقويم. يُرجى المحاولة لاحقًا.</translation>
    </message>
    <message>
        <source>The calendar stayed out of reach until the time was over.</source>
        <translation>ظل التقويم غير متاح حتى انقضى الوقت.</translation>
    </message>
    <message>
        <source>The calendar did not answer; this screen shows it as soon as it is known.</source>
        <translation>لم يستجب التقويم؛ ستعرض هذه الشاشة النتيجة حالما تُعرف.</translation>
    </message>
    <message>
        <source>This panel has no right to do that.</source>
        <translation>ليست لهذه اللوحة صلاحية لذلك.</translation>
    </message>
    <message>
        <source>The calendar is too busy now. Please try again in a minute.</source>
        <translation>التقويم مشغول جدًا الآن. يُرجى المحاولة بعد دقيقة.</translation>
    </message>
    <message>
        <source>This badge is not known here.</source>
        <translation>هذه البطاقة غير معروفة هنا.</translation>
    </message>
    <message>
        <source>Too many unknown badges were shown here. Please try again later.</source>
        <translation>عُرضت هنا بطاقات كثيرة غير معروفة. يُرجى المحاولة لاحقًا.</translation>
    </message>
    <message>
        <source>The clock of this panel is not right.</source>
        <translation>ساعة هذه اللوحة غير مضبوطة.</translation>
    </message>
    <message>
        <source>The calendar gave an answer that makes no sense. Please try again later.</source>
        <translation>ردّ التقويم غير مفهوم. يُرجى المحاولة لاحقًا.</translation>
    </message>
    <message>
        <source>Someone was just before you. The room is taken.</source>
        <translation>سبقك شخص آخر للتو. الغرفة محجوزة.</translation>
    </message>
    <message>
        <source>Sorry: someone booked the room elsewhere at the same moment, and that booking stands.</source>
        <translation>عذرًا: حجز شخص الغرفة من مكان آخر في اللحظة نفسها، وذلك الحجز هو القائم.</translation>
    </message>
    <message>
        <source>The calendar could not be reached in time, so nothing was booked.</source>
        <translation>تعذّر الوصول إلى التقويم في الوقت المناسب، فلم يُحجز شيء.</translation>
    </message>
    <message>
        <source>It is not certain that this was booked. The screen shows it as soon as it is known.</source>
        <translation>ليس مؤكدًا أن الحجز قد تم. ستعرض الشاشة النتيجة حالما تُعرف.</translation>
    </message>
    <message>
        <source>Someone was just before you. That room is taken.</source>
        <translation>سبقك شخص آخر للتو. تلك الغرفة محجوزة.</translation>
    </message>
    <message>
        <source>It is not certain that the room was booked. Please look at its door.</source>
        <translation>ليس مؤكدًا أن الغرفة حُجزت. يُرجى التحقق عند بابها.</translation>
    </message>
    <message>
        <source>Not booked: there is no connection to the calendar of that room.</source>
        <translation>لم يتم الحجز: لا يوجد اتصال بتقويم تلك الغرفة.</translation>
    </message>
    <message>
        <source>This booking no longer exists, so there is nothing to check in to.</source>
        <translation>لم يعد هذا الحجز موجودًا، فلا يمكن تسجيل الحضور.</translation>
    </message>
    <message>
        <source>This booking has just been released. You can book the room again.</source>
        <translation>أُلغي هذا الحجز للتو. يمكنك حجز الغرفة من جديد.</translation>
    </message>
    <message>
        <source>It is not certain that you are checked in. The screen shows it as soon as it is known.</source>
        <translation>ليس مؤكدًا أن حضورك سُجّل. ستعرض الشاشة النتيجة حالما تُعرف.</translation>
    </message>
    <message>
        <source>The time after this was just booked; it cannot be longer.</source>
        <translation>حُجز الوقت التالي للتو؛ لا يمكن التمديد.</translation>
    </message>
    <message>
        <source>It is not certain that this was extended. The screen shows it as soon as it is known.</source>
        <translation>ليس مؤكدًا أن التمديد قد تم. ستعرض الشاشة النتيجة حالما تُعرف.</translation>
    </message>
    <message>
        <source>This booking has already ended.</source>
        <translation>انتهى هذا الحجز بالفعل.</translation>
    </message>
    <message>
        <source>It is not certain that this was ended. The screen shows it as soon as it is known.</source>
        <translation>ليس مؤكدًا أن الإنهاء قد تم. ستعرض الشاشة النتيجة حالما تُعرف.</translation>
    </message>
    <message>
        <source>Someone else has just booked the room, so it cannot be brought back.</source>
        <translation>حجز شخص آخر الغرفة للتو، فلا يمكن استعادة الحجز.</translation>
    </message>
    <message>
        <source>It is too late to bring the booking back.</source>
        <translation>فات أوان استعادة الحجز.</translation>
    </message>
    <message>
        <source>It is not certain that the booking is back. The screen shows it as soon as it is known.</source>
        <translation>ليس مؤكدًا أن الحجز قد عاد. ستعرض الشاشة النتيجة حالما تُعرف.</translation>
    </message>
    <message>
        <source>Not booked: someone was just before you. You can still have the room until %1.</source>
        <comment>%1 is a time</comment>
        <translation>لم يتم الحجز: سبقك شخص آخر للتو. ما زال بإمكانك حجز الغرفة حتى %1.</translation>
    </message>
    <message>
        <source>Not booked: someone was just before you. You can still have that room until %1.</source>
        <comment>%1 is a time</comment>
        <translation>لم يتم الحجز: سبقك شخص آخر للتو. ما زال بإمكانك حجز تلك الغرفة حتى %1.</translation>
    </message>
    <message>
        <source>Someone booked the room elsewhere at the same moment. You can have it until %1.</source>
        <comment>%1 is a time</comment>
        <translation>حجز شخص الغرفة من مكان آخر في اللحظة نفسها. يمكنك حجزها حتى %1.</translation>
    </message>
    <message>
        <source>Someone has just booked the time from %1. You can have the room until then.</source>
        <comment>%1 is a time</comment>
        <translation>حجز شخص للتو الوقت من %1. الغرفة لك حتى ذلك الحين.</translation>
    </message>
    <message>
        <source>Enter the PIN</source>
        <translation>أدخل رمز الدخول</translation>
    </message>
    <message>
        <source>Hold your badge to the reader</source>
        <translation>قرّب بطاقتك من القارئ</translation>
    </message>
    <message>
        <source>One-time code</source>
        <comment>what an app on the telephone of who looks after the panel shows</comment>
        <translation>رمز لمرة واحدة</translation>
    </message>
    <message>
        <source>This code does not fit, or was used before.</source>
        <comment>of a one-time code</comment>
        <translation>هذا الرمز غير صحيح أو سبق استخدامه.</translation>
    </message>
    <message>
        <source>To book the room, %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>لحجز الغرفة، %1</translation>
    </message>
    <message>
        <source>To check in</source>
        <translation>لتسجيل الحضور</translation>
    </message>
    <message>
        <source>To keep the room until %1</source>
        <comment>%1 is a time</comment>
        <translation>للاحتفاظ بالغرفة حتى %1</translation>
    </message>
    <message>
        <source>To free the room</source>
        <translation>لإتاحة الغرفة</translation>
    </message>
    <message>
        <source>To book another room, %1</source>
        <comment>%1 is a start and an end time</comment>
        <translation>لحجز غرفة أخرى، %1</translation>
    </message>
    <message>
        <source>Too many unknown badges. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>بطاقات كثيرة غير معروفة. يُرجى المحاولة الساعة %1.</translation>
    </message>
    <message>
        <source>Too many wrong codes. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>أُدخل رمز خاطئ مرات كثيرة. يُرجى المحاولة الساعة %1.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Please try again at %1.</source>
        <comment>%1 is a time</comment>
        <translation>أُدخل رمز دخول خاطئ مرات كثيرة. يُرجى المحاولة الساعة %1.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>جارٍ التحقق…</translation>
    </message>
    <message>
        <source>That is not the PIN.</source>
        <translation>رمز الدخول غير صحيح.</translation>
    </message>
    <message>
        <source>This is a copy of the calendar, which may be %1 old, or older; you cannot book here.</source>
        <comment>the calendar is read from a feed, which is made anew now and then; %1 is a duration</comment>
        <translation>هذه نسخة من التقويم قد يكون عمرها %1 أو أكثر؛ لا يمكن الحجز هنا.</translation>
    </message>
    <message>
        <source>The clock of this panel is not right: a code may not fit.</source>
        <comment>of a one-time code</comment>
        <translation>ساعة هذه اللوحة غير صحيحة: قد لا يصح الرمز.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 says what was not done, %2 why</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>%1  %2</source>
        <comment>%1 is a start and an end time, %2 what is then, such as: Reserved</comment>
        <translation>%1  %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>bookings of today</comment>
        <translation>
            <numerusform>و%Ln غيرها</numerusform>
            <numerusform>و%Ln غيرها</numerusform>
            <numerusform>و%Ln غيرها</numerusform>
            <numerusform>و%Ln غيرها</numerusform>
            <numerusform>و%Ln غيرها</numerusform>
            <numerusform>و%Ln غيرها</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing else is booked today.</source>
        <translation>لا حجوزات أخرى اليوم.</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>Language</source>
        <comment>button: choose another language</comment>
        <translation>اللغة</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Free</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>متاح</translation>
    </message>
    <message>
        <source>Reserved</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>محجوز</translation>
    </message>
    <message>
        <source>Check in?</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>الحضور؟</translation>
    </message>
    <message>
        <source>Held</source>
        <comment>state: taken at the panel while offline, not yet confirmed</comment>
        <translation>حجز مؤقت</translation>
    </message>
    <message>
        <source>Free?</source>
        <comment>state: believed free, nobody can say</comment>
        <translation>متاح؟</translation>
    </message>
    <message>
        <source>Reserved?</source>
        <comment>state: believed reserved, data is old</comment>
        <translation>محجوز؟</translation>
    </message>
    <message>
        <source>Unknown</source>
        <comment>state: nothing can be said about the room</comment>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>Out of service</source>
        <comment>state of the room, the largest word on the screen</comment>
        <translation>خارج الخدمة</translation>
    </message>
    <message>
        <source>until %1</source>
        <comment>under the state word; %1 is a time</comment>
        <translation>حتى %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>%1 is a duration, such as 1:20</comment>
        <translation>المتبقي %1</translation>
    </message>
    <message>
        <source>booked from %1</source>
        <comment>free, but not for long; %1 is a time</comment>
        <translation>محجوز من %1</translation>
    </message>
    <message>
        <source>rest of the day</source>
        <comment>the state lasts so long</comment>
        <translation>بقية اليوم</translation>
    </message>
    <message>
        <source>%1 left</source>
        <comment>%1 is a duration, such as 1 hour 5 minutes</comment>
        <translation>المتبقي %1</translation>
    </message>
    <message>
        <source>starts at %1</source>
        <comment>a booking checked in early; %1 is a time</comment>
        <translation>يبدأ الساعة %1</translation>
    </message>
    <message>
        <source>free from %1</source>
        <comment>after several bookings in a row; %1 is a time</comment>
        <translation>متاح من %1</translation>
    </message>
    <message>
        <source>reserved for the rest of the day</source>
        <translation>محجوز بقية اليوم</translation>
    </message>
    <message>
        <source>then free until %1</source>
        <comment>after this booking; %1 is a time</comment>
        <translation>ثم متاح حتى %1</translation>
    </message>
    <message>
        <source>then free for the rest of the day</source>
        <translation>ثم متاح بقية اليوم</translation>
    </message>
    <message>
        <source>Released at %1 if nobody checks in</source>
        <comment>%1 is a time</comment>
        <translation>يُلغى الحجز الساعة %1 إن لم يُسجَّل الحضور</translation>
    </message>
    <message>
        <source>Stays reserved: no connection to release it</source>
        <translation>يبقى محجوزًا: لا اتصال لإلغاء الحجز</translation>
    </message>
    <message>
        <source>Stays reserved: this panel may not release it</source>
        <translation>يبقى محجوزًا: لا يُسمح لهذه اللوحة بإلغاء الحجز</translation>
    </message>
    <message>
        <source>as of %1, %2 ago</source>
        <comment>the data was read at %1, a time; %2 is a duration</comment>
        <translation>بيانات %1، قبل %2</translation>
    </message>
    <message numerus="yes">
        <source>as of %1, %Ln days ago</source>
        <comment>the data was read at %1, a time</comment>
        <translation>
            <numerusform>بيانات %1، قبل %Ln يوم</numerusform>
            <numerusform>بيانات %1، قبل %Ln يوم</numerusform>
            <numerusform>بيانات %1، قبل %Ln يوم</numerusform>
            <numerusform>بيانات %1، قبل %Ln أيام</numerusform>
            <numerusform>بيانات %1، قبل %Ln يومًا</numerusform>
            <numerusform>بيانات %1، قبل %Ln يوم</numerusform>
        </translation>
    </message>
    <message>
        <source>probably the rest of the day</source>
        <translation>على الأرجح بقية اليوم</translation>
    </message>
    <message>
        <source>probably until %1</source>
        <comment>%1 is a time</comment>
        <translation>على الأرجح حتى %1</translation>
    </message>
    <message>
        <source>from %1 it may be taken</source>
        <comment>after the free time, or the booking; %1 is a time</comment>
        <translation>قد يكون محجوزًا من %1</translation>
    </message>
    <message>
        <source>A repeating booking in this calendar cannot be read. Please ask facilities to look at it.</source>
        <translation>في هذا التقويم حجز متكرر لا يمكن قراءته. يُرجى إبلاغ إدارة المرافق لتنظر في الأمر.</translation>
    </message>
    <message>
        <source>not yet confirmed</source>
        <translation>غير مؤكد بعد</translation>
    </message>
    <message>
        <source>checked in, not yet sent</source>
        <translation>سُجّل الحضور، ولم يُرسل بعد</translation>
    </message>
    <message>
        <source>The clock of this panel is not right. Please ask facilities to look at it.</source>
        <translation>ساعة هذه اللوحة غير مضبوطة. يُرجى إبلاغ إدارة المرافق لتنظر في الأمر.</translation>
    </message>
    <message>
        <source>There is no connection to the calendar yet.</source>
        <translation>لا يوجد اتصال بالتقويم بعد.</translation>
    </message>
    <message>
        <source>Starting up…</source>
        <translation>جارٍ بدء التشغيل…</translation>
    </message>
    <message>
        <source>Screen</source>
        <comment>equipment of the room</comment>
        <translation>شاشة</translation>
    </message>
    <message>
        <source>Video calls</source>
        <comment>equipment of the room</comment>
        <translation>مكالمات فيديو</translation>
    </message>
    <message>
        <source>Speakers</source>
        <comment>equipment of the room</comment>
        <translation>مكبرات صوت</translation>
    </message>
    <message>
        <source>Phone</source>
        <comment>equipment of the room</comment>
        <translation>هاتف</translation>
    </message>
    <message>
        <source>Whiteboard</source>
        <comment>equipment of the room</comment>
        <translation>سبورة بيضاء</translation>
    </message>
    <message>
        <source>Projector</source>
        <comment>equipment of the room</comment>
        <translation>جهاز عرض</translation>
    </message>
    <message>
        <source>Hearing loop</source>
        <comment>equipment of the room</comment>
        <translation>حلقة سمعية</translation>
    </message>
    <message>
        <source>Step-free</source>
        <comment>the room can be reached without steps</comment>
        <translation>بلا درجات</translation>
    </message>
    <message>
        <source>Floor %1</source>
        <comment>%1 is the number or the letter of the floor</comment>
        <translation>الطابق %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln seats</source>
        <comment>how many people a room is for</comment>
        <translation>
            <numerusform>%Ln مقعد</numerusform>
            <numerusform>%Ln مقعد</numerusform>
            <numerusform>%Ln مقعد</numerusform>
            <numerusform>%Ln مقاعد</numerusform>
            <numerusform>%Ln مقعدًا</numerusform>
            <numerusform>%Ln مقعد</numerusform>
        </translation>
    </message>
    <message>
        <source>Reserved</source>
        <comment>a booking on the timeline</comment>
        <translation>محجوز</translation>
    </message>
    <message>
        <source>Not checked in</source>
        <comment>a booking on the timeline</comment>
        <translation>لم يُسجَّل الحضور</translation>
    </message>
    <message>
        <source>Checked in</source>
        <comment>a booking on the timeline</comment>
        <translation>سُجّل الحضور</translation>
    </message>
    <message>
        <source>Your choice</source>
        <comment>the time being chosen, on the timeline</comment>
        <translation>اختيارك</translation>
    </message>
    <message>
        <source>Free?</source>
        <comment>on the timeline: nobody can say whether the room is free then</comment>
        <translation>متاح؟</translation>
    </message>
    <message>
        <source>all day</source>
        <comment>a booking on the timeline</comment>
        <translation>طوال اليوم</translation>
    </message>
    <message>
        <source>No connection since %1</source>
        <comment>%1 is a time</comment>
        <translation>لا اتصال منذ %1</translation>
    </message>
    <message>
        <source>The calendar refuses the login since %1</source>
        <comment>%1 is a time</comment>
        <translation>التقويم يرفض تسجيل الدخول منذ %1</translation>
    </message>
    <message>
        <source>No right to this calendar since %1</source>
        <comment>%1 is a time</comment>
        <translation>لا إذن بالوصول إلى التقويم منذ %1</translation>
    </message>
    <message>
        <source>The calendar is missing since %1</source>
        <comment>%1 is a time</comment>
        <translation>التقويم مفقود منذ %1</translation>
    </message>
    <message>
        <source>The calendar&apos;s certificate is not right since %1</source>
        <comment>%1 is a time</comment>
        <translation>شهادة التقويم غير صحيحة منذ %1</translation>
    </message>
    <message>
        <source>The calendar answers strangely since %1</source>
        <comment>%1 is a time</comment>
        <translation>ردود التقويم غير سليمة منذ %1</translation>
    </message>
    <message>
        <source>The calendar asks for patience since %1</source>
        <comment>%1 is a time</comment>
        <translation>التقويم يطلب الانتظار منذ %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln events cannot be read</source>
        <comment>of the calendar</comment>
        <translation>
            <numerusform>تعذّرت قراءة %Ln حدث</numerusform>
            <numerusform>تعذّرت قراءة %Ln حدث</numerusform>
            <numerusform>تعذّرت قراءة %Ln حدث</numerusform>
            <numerusform>تعذّرت قراءة %Ln أحداث</numerusform>
            <numerusform>تعذّرت قراءة %Ln حدثًا</numerusform>
            <numerusform>تعذّرت قراءة %Ln حدث</numerusform>
        </translation>
    </message>
    <message>
        <source>Calendar too full to read</source>
        <comment>it holds more than can be read</comment>
        <translation>التقويم أكبر من أن يُقرأ</translation>
    </message>
    <message>
        <source>Light offline</source>
        <translation>المصباح غير متصل</translation>
    </message>
    <message>
        <source>Sensor offline</source>
        <translation>المستشعر غير متصل</translation>
    </message>
    <message>
        <source>Badge reader offline</source>
        <translation>قارئ البطاقات غير متصل</translation>
    </message>
    <message>
        <source>Notice: %1</source>
        <comment>a message of the site that was read; %1 is its title</comment>
        <translation>إشعار: %1</translation>
    </message>
    <message>
        <source>The notice file has a mistake</source>
        <translation>في ملف الإشعار خطأ</translation>
    </message>
    <message>
        <source>Cannot save</source>
        <comment>what is held while offline may be lost</comment>
        <translation>تعذّر الحفظ</translation>
    </message>
    <message>
        <source>%1 is free %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>الغرفة %1 متاحة %2</translation>
    </message>
    <message>
        <source>%1 is reserved %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>الغرفة %1 محجوزة %2</translation>
    </message>
    <message>
        <source>%1 waits for a check-in, %2</source>
        <comment>%1 is a room, %2 a time</comment>
        <translation>الغرفة %1 بانتظار تسجيل الحضور، %2</translation>
    </message>
    <message>
        <source>%1 is held %2</source>
        <comment>%1 is a room, %2 how long, such as: until 13:30</comment>
        <translation>الغرفة %1 محجوزة مؤقتًا %2</translation>
    </message>
    <message>
        <source>%1 may be free, %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>الغرفة %1 قد تكون متاحة، %2</translation>
    </message>
    <message>
        <source>%1 may be reserved, %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>الغرفة %1 قد تكون محجوزة، %2</translation>
    </message>
    <message>
        <source>Of %1 nothing is known</source>
        <comment>%1 is a room</comment>
        <translation>لا يُعرف شيء عن الغرفة %1</translation>
    </message>
    <message>
        <source>%1 is out of service %2</source>
        <comment>%1 is a room, %2 how long</comment>
        <translation>الغرفة %1 خارج الخدمة %2</translation>
    </message>
    <message>
        <source>About this room</source>
        <comment>button: what is in it, how to get in, its rules</comment>
        <translation>عن هذه الغرفة</translation>
    </message>
    <message>
        <source>Report a fault</source>
        <comment>opens the page on which a fault is reported</comment>
        <translation>الإبلاغ عن عطل</translation>
    </message>
    <message>
        <source>Privacy</source>
        <comment>button: a page about what this panel shows, keeps and sends</comment>
        <translation>الخصوصية</translation>
    </message>
    <message>
        <source> · </source>
        <comment>between two facts on one line</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>min</source>
        <comment>unit under the number of minutes in a ring</comment>
        <translation>د</translation>
    </message>
    <message>
        <source>Undo</source>
        <comment>button that restores the booking just ended</comment>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Another time</source>
        <comment>title of the page where another time is chosen, and a button</comment>
        <translation>وقت آخر</translation>
    </message>
    <message>
        <source>Other room</source>
        <comment>button: find another room that is free</comment>
        <translation>غرفة أخرى</translation>
    </message>
    <message>
        <source>More</source>
        <comment>button: about this room, faults, privacy, help to see and reach</comment>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Next</source>
        <comment>button: what had no room yet</comment>
        <translation>التالي</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>غدًا</translation>
    </message>
    <message>
        <source>Nothing is known of this day yet.</source>
        <translation>لا يُعرف شيء عن هذا اليوم بعد.</translation>
    </message>
    <message>
        <source>%L1 of %L2</source>
        <comment>which of so many is shown; two numbers</comment>
        <translation>%L1 من %L2</translation>
    </message>
    <message>
        <source>%L1–%L2 of %L3</source>
        <comment>which of so many are shown; three numbers</comment>
        <translation>%L1–%L2 من %L3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>read out: a text and what belongs to it</comment>
        <translation>%1، %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln hours</source>
        <translation>
            <numerusform>%Ln ساعة</numerusform>
            <numerusform>%Ln ساعة</numerusform>
            <numerusform>%Ln ساعة</numerusform>
            <numerusform>%Ln ساعات</numerusform>
            <numerusform>%Ln ساعة</numerusform>
            <numerusform>%Ln ساعة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minutes</source>
        <translation>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقائق</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
            <numerusform>%Ln دقيقة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>%1 hours, %2 minutes</comment>
        <translation>%1 %2</translation>
    </message>
</context>
</TS>
