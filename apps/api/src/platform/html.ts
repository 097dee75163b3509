/** Text that is HTML already: what was typed got in by `html` alone, which escapes it. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = Html | string | number | null | undefined | false | readonly Part[]

/** Returns HTML of a template; whatever is put into it is escaped, but for HTML that was made the same way. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.map((text, at) => text + (at < parts.length ? say(parts[at]) : '')).join(''))
}

function say(part: Part): string {
  if (part === null || part === undefined || part === false) return ''
  if (part instanceof Html) return part.text
  if (typeof part === 'object') return part.map(say).join('')
  return escapeMarkup(String(part))
}

// What XML 1.0 has no way to say at all, and HTML shows as a box.
const unsayable = /[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu

/** Returns a text as HTML and XML may have it, between tags and in a quoted attribute. */
export function escapeMarkup(text: string): string {
  return text.replace(unsayable, '').replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)
}

/** Returns data as a block of JSON-LD: nothing in it can end the block or begin another. */
export function jsonLd(data: unknown): Html {
  const text = JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return new Html(`<script type="application/ld+json">${text}</script>`)
}
