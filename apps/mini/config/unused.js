/**
 * Stands in for what Taro brings along for browsers older than ours (see browserslist), for a tab bar that we draw
 * ourselves, and for pulling a page down, which no page asks for: 25 KB on the wire before the first screen.
 */
export default {}

export function defineCustomElement() {}
