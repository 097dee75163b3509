import { Button } from 'antd'

interface Props {
  isDirty: boolean
  isBusy: boolean
  /** The form it sends, where it stands outside of it. */
  form?: string
  /** Whether there is nothing to send before something was typed. */
  isLocked?: boolean
  /** Said while nothing waits to be saved. */
  saved: string
}

/** Saves a long form, and says whether it is saved; it stays in sight. */
export function SaveBar({ isDirty, isBusy, form, isLocked = false, saved }: Props) {
  return (
    <div className="save-bar">
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
