import { Modal } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useBlocker } from 'react-router'

/** Asks before somebody leaves what they typed and did not save; returns the question to draw. */
export function useUnsavedGuard(isDirty: boolean): ReactNode {
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => isDirty && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!isDirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])
  if (blocker.state !== 'blocked') return null
  return (
    <Modal
      open
      title="有改动还没保存"
      okText="不保存，离开"
      cancelText="留下来"
      onOk={() => blocker.proceed()}
      onCancel={() => blocker.reset()}
    >
      离开后，刚才填的就没有了。
    </Modal>
  )
}
