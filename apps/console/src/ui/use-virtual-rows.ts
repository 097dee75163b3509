import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'

// A page of a list is drawn whole.
const usualMost = 100
const usualHeightPx = 45
const beyondScreen = 15

/** Which rows of a long table are drawn: those in sight and some around; the rest is the height they would take. */
export function useVirtualRows(count: number, mostWhole = usualMost) {
  const frame = useRef<HTMLElement>(null)
  const [top, setTop] = useState(0)
  const isVirtual = count > mostWhole
  useLayoutEffect(() => {
    if (isVirtual && frame.current !== null) {
      setTop(Math.round(frame.current.getBoundingClientRect().top + window.scrollY))
    }
  }, [isVirtual])
  const virtualizer = useWindowVirtualizer({
    count: isVirtual ? count : 0,
    estimateSize: () => usualHeightPx,
    overscan: beyondScreen,
    scrollMargin: top,
  })
  const drawn = virtualizer.getVirtualItems()
  const first = drawn[0]
  const last = drawn.at(-1)
  return {
    frame,
    indexes: isVirtual ? drawn.map(({ index }) => index) : [...Array(count).keys()],
    before: first === undefined ? 0 : first.start - top,
    after: last === undefined ? 0 : virtualizer.getTotalSize() - (last.end - top),
    /** To be given each row that is drawn. */
    measure: isVirtual ? virtualizer.measureElement : undefined,
    /** Brings a row into sight, so that it is drawn. */
    show: (index: number) => isVirtual && virtualizer.scrollToIndex(index),
  }
}
