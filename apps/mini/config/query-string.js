/**
 * Splits the parameters of an address and leaves them as they are encoded, which is all that Taro's router asks of a
 * package of 3 KB on the wire; shell/address.ts decodes them.
 */
export default { parse }

function parse(text) {
  const pairs = text.replace(/^[?#&]/, '').split('&')
  return Object.fromEntries(
    pairs
      .filter(pair => pair !== '')
      .map(pair => {
        const at = pair.indexOf('=')
        return at < 0 ? [pair, null] : [pair.slice(0, at), pair.slice(at + 1)]
      }),
  )
}
