/** Returns a name as it may hang on a wall: 王秀兰 → 王*兰, 李明 → 李*. */
export function maskName(name: string): string {
  const letters = Array.from(name.trim())
  const first = letters[0]
  if (first === undefined) return ''
  const last = letters.length > 2 ? (letters.at(-1) ?? '') : ''
  return `${first}*${last}`
}

/** Returns a phone number with only its tail: 139****1234. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? `****${phone.slice(-2)}` : `${phone.slice(0, 3)}****${phone.slice(-4)}`
}
