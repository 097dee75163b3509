/**
 * What a tap has done, said for a moment. Taro's own module brings along windows, lists, their pictures and a font,
 * 8 KB on the wire before the first screen, of which this is all that a page asks for.
 */
let shown
let timer

export function showToast({ title, duration = 1500 }) {
  hideToast()
  shown = document.createElement('div')
  shown.className = 'taro__toast'
  shown.setAttribute('role', 'status')
  const words = document.createElement('p')
  words.textContent = title
  shown.append(words)
  document.body.append(shown)
  timer = setTimeout(hideToast, duration)
  return Promise.resolve({ errMsg: 'showToast:ok' })
}

export function hideToast() {
  clearTimeout(timer)
  shown?.remove()
  shown = undefined
}

function absent() {
  throw new Error('this is not asked for by any page: see config/said.js')
}

export {
  absent as disableAlertBeforeUnload,
  absent as enableAlertBeforeUnload,
  absent as hideLoading,
  absent as showActionSheet,
  absent as showLoading,
  absent as showModal,
}
