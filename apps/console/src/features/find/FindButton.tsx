import { SearchOutlined } from '@ant-design/icons'
import { lazy, Suspense, useEffect } from 'react'
import { useOpen } from '../../ui/shortcuts.tsx'

// With the pinyin of every character: fetched when it is first asked for.
const Palette = lazy(async () => ({ default: (await import('./Palette.tsx')).Palette }))

/** The way to everything, by press or by Ctrl-K (⌘K) wherever one is. */
export function FindButton() {
  const { isOpen, open, close } = useOpen()
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      if (document.querySelector('[role="dialog"]:not([aria-hidden="true"])') === null) open()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])
  return (
    <>
      <button type="button" className="find-button" aria-keyshortcuts="Control+K" onClick={open}>
        <SearchOutlined aria-hidden />
        <span>找人、服务、预约码、功能</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Suspense>{isOpen && <Palette onClose={close} />}</Suspense>
    </>
  )
}
