import { Button } from 'antd'

interface Props {
  /** The names of what the two versions say differently. */
  fields: readonly string[]
  onOverwrite: () => void
  onTakeTheirs: () => void
}

/** Two people edited at once: what was typed is kept, and the person decides. */
export function ConflictNotice({ fields, onOverwrite, onTakeTheirs }: Props) {
  return (
    <div role="alert" className="notice notice-gold">
      <span>
        您编辑的时候，别人改过这一项。您填的都还在。
        {fields.length === 0 ? '内容其实一样。' : `不一样的有：${fields.join('、')}。`}
      </span>
      <Button onClick={onOverwrite}>用我填的保存</Button>
      <Button onClick={onTakeTheirs}>放弃我的，看别人改的</Button>
    </div>
  )
}
