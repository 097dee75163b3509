import { Button } from 'antd'
import type { ReactNode } from 'react'

interface Props {
  isDirty: boolean
  isBusy: boolean
  /** The form it sends, where it stands outside of it. */
  form?: string
  /** Whether there is nothing to send before something was typed. */
  isLocked?: boolean
  /** Said while nothing waits to be saved. */
  saved: string
  /** What stands in sight with it: why it was not saved, what is to be chosen first. */
  above?: ReactNode
}

/** Saves a long form, and says whether it is saved; it stays in sight. */
export function SaveBar({ isDirty, isBusy, form, isLocked = false, saved, above }: Props) {
  return (
    <div className="save-bar">
      {above}
      <Button
        type="primary"
        htmlType="submit"
        {...(form === undefined ? {} : { form })}
        loading={isBusy}
        disabled={isLocked}
      >
        保存
      </Button>
      <span className="soft" role="status">
        {isDirty ? '有改动还没保存' : saved}
      </span>
    </div>
  )
}
