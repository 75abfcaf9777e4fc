"""A panel that the package installed, by what is done on its machine."""

AS = "setpriv --reuid={0} --regid={1} --init-groups env HOME=/tmp"
OFFSCREEN = "export QT_QPA_PLATFORM=offscreen QT_QUICK_BACKEND=software\n"
SET_UP = f"""
systemd-tmpfiles --create room-kiosk.conf
install -d -o kiosk-serve -g kiosk-serve -m 700 /var/lib/kiosk-serve
{AS.format("kiosk-serve", "kiosk-serve")} kiosk serve --dir /var/lib/kiosk-serve \
    --listen 127.0.0.1 --room waalzaal=Waalzaal >/tmp/serve &
n=0; until grep -q ^fingerprint /tmp/serve; do n=$((n+1)); [ $n -lt 100 ]; sleep 0.2; done
[ -e /etc/kiosk/kiosk.toml ] || {{
    kiosk init --url https://127.0.0.1:5232/waalzaal/calendar/ --username waalzaal --name Waalzaal --no-doctor \
        --timezone Europe/Amsterdam --password-file /var/lib/kiosk-serve/waalzaal.password \
        --fingerprint "$(sed -n 's/^fingerprint = "\\(.*\\)"/\\1/p' /tmp/serve)"
    printf '[light]\\ndriver = "simulated"\\n' >>/etc/kiosk/kiosk.toml
}}
{AS.format("kiosk-hw", "kiosk-link")} kiosk hwd &
n=0; until [ -S /run/kiosk/hw.sock ]; do n=$((n+1)); [ $n -lt 100 ]; sleep 0.2; done
{OFFSCREEN}"""
"""A server, the settings that `kiosk init` writes for it, and the hardware daemon, each as its own user."""
START = f"""
tree=$(/usr/lib/room-kiosk/start-gate tree)
cat $tree/version
status=0; {AS.format("kiosk", "kiosk")} $tree/bin/kiosk run --self-test || status=$?
if [ $status = 0 ]; then /usr/lib/room-kiosk/start-gate drew; fi
SERVICE_RESULT=exit-code EXIT_STATUS=$status /usr/lib/room-kiosk/start-gate ended
"""
"""What kiosk.service does, with the self-test in the place of the session."""
RUNS = f"""
{AS.format("kiosk", "kiosk")} kiosk run &
n=0; until {AS.format("kiosk", "kiosk")} kiosk status; do n=$((n+1)); [ $n -lt 100 ]; sleep 0.5; done
"""
"""The panel is left running, and has read its calendar."""
DOCTOR = f"echo DOCTOR; {AS.format('kiosk', 'kiosk')} kiosk doctor --json || true\n"
