import { useState } from 'react'

const storageKey = 'yunxuan.console.folded'

/** Which sections of the menu this person folded, remembered in the browser. */
export function useFolding(): { isFolded: (name: string) => boolean; fold: (name: string) => void } {
  const [folded, setFolded] = useState(() => (localStorage.getItem(storageKey) ?? '').split(','))
  const isFolded = (name: string) => folded.includes(name)
  const fold = (name: string) => {
    const next = isFolded(name) ? folded.filter(each => each !== name) : [...folded, name]
    localStorage.setItem(storageKey, next.join(','))
    setFolded(next)
  }
  return { isFolded, fold }
}
