import ICAL from 'ical.js'

/** An entry of a calendar, as a program reads it. */
export interface ReadEvent {
  uid: string
  sequence: number
  status: string
  summary: string
  description: string
  location: string
  startsAt: Date
  endsAt: Date
}

/** What RFC 5545 wants of each VEVENT of a published calendar. */
const wanted = ['uid', 'dtstamp', 'dtstart', 'dtend', 'summary', 'status', 'sequence']

/**
 * Reads an iCalendar text as RFC 5545 has it, and throws where it is not well-formed: lines end in CRLF and are folded
 * before 75 octets, never within a character; what is read again is what was read; times are said in UTC or in a zone
 * that is described; each UID stands once.
 */
export function readCalendar(text: string): { name: string; events: ReadEvent[] } {
  if (!text.startsWith('BEGIN:VCALENDAR\r\n') || !text.trimEnd().endsWith('END:VCALENDAR')) {
    throw new Error('no calendar')
  }
  for (const line of text.split('\r\n')) {
    if (/[\r\n]/.test(line)) throw new Error(`a line ends in half: ${line}`)
    if (Buffer.byteLength(line) > 75) throw new Error(`a line is not folded: ${line}`)
    if (line.includes('\uFFFD')) throw new Error(`a character is cut: ${line}`)
  }
  const calendar = new ICAL.Component(ICAL.parse(text))
  const zones = calendar.getAllSubcomponents('vtimezone').map(zone => zone.getFirstPropertyValue('tzid'))
  for (const name of ['version', 'prodid']) if (!calendar.hasProperty(name)) throw new Error(`no ${name}`)
  const events = calendar.getAllSubcomponents('vevent').map(event => {
    const missing = wanted.filter(name => event.getAllProperties(name).length !== 1)
    if (missing.length > 0) throw new Error(`not once: ${missing}`)
    for (const name of ['dtstart', 'dtend', 'dtstamp']) {
      const at = event.getFirstProperty(name)
      const zone = at?.getParameter('tzid')
      const isUtc = String(at?.getFirstValue()).endsWith('Z')
      if (!isUtc && !zones.includes(String(zone))) throw new Error(`${name} is in no zone`)
    }
    return readEvent(new ICAL.Event(event), event)
  })
  const uids = new Set(events.map(({ uid }) => uid))
  if (uids.size !== events.length) throw new Error('a UID stands twice')
  return { name: String(calendar.getFirstPropertyValue('x-wr-calname')), events }
}

function readEvent(event: ICAL.Event, component: ICAL.Component): ReadEvent {
  return {
    uid: event.uid,
    sequence: event.sequence,
    status: String(component.getFirstPropertyValue('status')),
    summary: event.summary,
    description: event.description ?? '',
    location: event.location ?? '',
    startsAt: event.startDate.toJSDate(),
    endsAt: event.endDate.toJSDate(),
  }
}
