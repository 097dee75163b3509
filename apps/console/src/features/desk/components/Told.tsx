import { Button } from 'antd'
import { useEffect, useState } from 'react'
import type { Word } from '../use-desk-work.ts'

/** What came of the last step, read out as it changes; it stays until the next step. */
export function Told({ told }: { told: Word | null }) {
  return (
    <div role="status" className="told">
      {told !== null && (
        <p className={`notice ${told.isRefused ? 'notice-red' : 'notice-ok'}`}>
          {told.text}
          <Undo word={told} />
        </p>
      )}
    </div>
  )
}

/** Offers to take it back: until the next step, or for a while. */
function Undo({ word }: { word: Word }) {
  const { undo, undoMs } = word
  const [ended, setEnded] = useState<Word | null>(null)
  useEffect(() => {
    if (undoMs === undefined) return undefined
    const timer = setTimeout(() => setEnded(word), undoMs)
    return () => clearTimeout(timer)
  }, [word, undoMs])
  if (undo === undefined || ended === word) return null
  return (
    <Button size="small" onClick={undo}>
      {undoMs === undefined ? '撤销' : '全部撤销（一分钟内）'}
    </Button>
  )
}
