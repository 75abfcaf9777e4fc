// The opinion of ical.js: one JSON question a line on standard input, one JSON answer a line on standard output.
//
// Question: {data, zone, begin, end}; begin and end in seconds since 1970. Answer: {busy: [[start, end, STATUS, TRANSP,
// X-MICROSOFT-CDO-BUSYSTATUS], …], events: how many it read}, or {none: why it has no opinion}. ical.js has no zones of its own: those that an
// object names and does not define come from Intl.
import { createInterface } from "node:readline";
import { Script } from "node:vm";
import ICAL from "ical.js";

const PATIENCE = 400; // milliseconds of the processor for one object
const MARGIN = 40 * 86400; // how far behind the window an occurrence may have been moved from

class IntlZone extends ICAL.Timezone {
  constructor(name) {
    super({ tzid: name });
    this.format = new Intl.DateTimeFormat("en-US", { timeZone: name, hourCycle: "h23", era: "short", year: "numeric",
      month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
    this.known = new Map();
  }

  at(seconds) {
    const parts = Object.fromEntries(this.format.formatToParts(seconds * 1000).map((part) => [part.type, +part.value]));
    return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) / 1000 - seconds;
  }

  utcOffset(time) {
    const day = Date.UTC(time.year, time.month - 1, time.day) / 1000;
    let offset = this.known.get(day);
    if (offset === undefined) {
      const [before, after] = [this.at(day - 93600), this.at(day + 180000)];
      offset = before === after ? before : null;
      this.known.set(day, offset);
    }
    return offset ?? this.changing(day + time.hour * 3600 + time.minute * 60 + time.second);
  }

  // A time in a gap takes the offset before it, a time that exists twice is the first (RFC 5545 section 3.3.5).
  changing(wall) {
    const [before, after] = [this.at(wall - 93600), this.at(wall + 93600)];
    return this.at(wall - before) === before || this.at(wall - after) !== after ? before : after;
  }
}

const zones = new Map();
function zoneNamed(name) {
  if (!zones.has(name)) {
    try {
      zones.set(name, name.includes("/") || name === "UTC" ? new IntlZone(name) : null);
    } catch {
      zones.set(name, null);
    }
  }
  return zones.get(name);
}

class NoOpinion extends Error {}

function* events(component) {
  if (component.name === "vevent") yield component;
  else for (const child of component.getAllSubcomponents()) yield* events(child);
}

// Every zone an event names is there before it is read, or there is no opinion.
function prepare(event) {
  for (const property of event.getAllProperties()) {
    const name = property.getParameter("tzid");
    if (!name || event.getTimeZoneByID(name) || ICAL.TimezoneService.has(name)) continue;
    const zone = zoneNamed(name);
    if (!zone) throw new NoOpinion("a zone it does not know");
    ICAL.TimezoneService.register(zone, name);
  }
}

function seconds(time, room) {
  const wall = Date.UTC(time.year, time.month - 1, time.day, time.hour, time.minute, time.second) / 1000;
  const floating = time.isDate || time.zone === ICAL.Timezone.localTimezone;
  return wall - (floating ? room.utcOffset(time) : time.zone.utcOffset(time));
}

function told(start, end, component, room) {
  const text = (name) => String(component.getFirstPropertyValue(name) ?? "");
  return [seconds(start, room), seconds(end, room), text("status"), text("transp"), text("x-microsoft-cdo-busystatus")];
}

function identity(component) {
  return String(component.getFirstPropertyValue("uid") ?? "");
}

function* occurrences(master, overrides, room, end) {
  const ranged = overrides.filter((one) => one.modifiesFuture());
  const event = new ICAL.Event(master, { strictExceptions: true, exceptions: ranged.map((one) => one.component) });
  const gone = new Set(overrides.map((one) => seconds(one.recurrenceId, room)));
  if (gone.size < overrides.length) throw new NoOpinion("two overrides of one occurrence");
  if (!event.isRecurring()) {
    if (!gone.has(seconds(event.startDate, room))) yield told(event.startDate, event.endDate, master, room);
    return;
  }
  const starts = event.iterator();
  for (let start = starts.next(); start; start = starts.next()) {
    const at = seconds(start, room);
    if (at > end + MARGIN) return;
    if (gone.has(at)) continue;
    const found = event.getOccurrenceDetails(start);
    yield told(found.startDate, found.endDate, found.item.component, room);
  }
}

function opinion({ data, zone, begin, end }) {
  const room = zoneNamed(zone);
  const parsed = ICAL.parse(data);
  const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]).map((one) => new ICAL.Component(one));
  const found = roots.flatMap((root) => [...events(root)]);
  found.forEach(prepare);
  const masters = found.filter((one) => !one.hasProperty("recurrence-id"));
  const overrides = found.filter((one) => one.hasProperty("recurrence-id"));
  const busy = overrides.map((one) => new ICAL.Event(one)).map((one) => told(one.startDate, one.endDate, one.component, room));
  for (const master of masters) {
    const own = overrides.filter((one) => identity(one) === identity(master)).map((one) => new ICAL.Event(one));
    for (const one of occurrences(master, own, room, end)) if (Math.max(one[0], one[1]) >= begin - MARGIN) busy.push(one);
  }
  if (busy.flat().some((one) => Number.isNaN(one))) throw new NoOpinion("a time that is no time");
  return { busy, events: found.length };
}

// Run so that also a loop within ical.js ends in time.
const bounded = new Script("asked()");
process.stdout.write("{}\n"); // ready
for await (const line of createInterface({ input: process.stdin })) {
  globalThis.asked = () => opinion(JSON.parse(line));
  process.stdout.write(JSON.stringify(answered(PATIENCE, process.cpuUsage())) + "\n");
}

// A script is bounded by the clock on the wall: where others had the processor meanwhile, it has twice the time.
function answered(timeout, since) {
  try {
    return bounded.runInThisContext({ timeout });
  } catch (problem) {
    const { user, system } = process.cpuUsage(since);
    if (problem.code === "ERR_SCRIPT_EXECUTION_TIMEOUT" && user + system < PATIENCE * 1000) {
      return answered(2 * timeout, since);
    }
    return { none: String(problem.message).slice(0, 120) };
  }
}
