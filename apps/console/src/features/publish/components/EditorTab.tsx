import type { ServiceStatus } from '@yunxuan/domain'
import { Form } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { SaveBar } from '../../../ui/SaveBar.tsx'
import { type Saving, useMerging, type Version } from '../use-merging.tsx'
import { Clashes } from './Clashes.tsx'
import { EditorForm, type EditorSection, editorId } from './EditorForm.tsx'

interface Props<V> {
  status: ServiceStatus
  /** As it was when the form was filled. */
  held: Version<V>
  readNewest: () => Promise<Version<V> | undefined>
  sections: readonly EditorSection[]
  save: Saving<V>
  /** Values as they come back once they are saved. */
  plain: (values: V) => V
  names: Readonly<Record<keyof V, string>>
  /** What one of two versions says in a field. */
  say: (field: keyof V, values: V, other: V) => string
  isDirty: boolean
  onDirty: (isDirty: boolean) => void
}

const locked: Partial<Record<ServiceStatus, string>> = {
  in_review: '正在审核，不能改。要改的话，请审核员退回。',
  archived: '已归档，不能改。要改的话，先恢复成草稿。',
}

export function EditorTab<V extends object>(props: Props<V>) {
  const { status, held, sections, save, names, say, isDirty, onDirty } = props
  const { may } = useWorkplace()
  const [form] = Form.useForm<V>()
  const nameOf = (field: keyof V) => names[field]
  const merging = useMerging({ ...props, form, nameOf, onSaved: () => onDirty(false) })
  const { clashes, chosen, left, submit, choose } = merging
  const lockedWhy = may('edit') ? locked[status] : '您的身份只能看，不能改。'
  return (
    <>
      {lockedWhy !== undefined && <p className="notice notice-blue">{lockedWhy}</p>}
      <EditorForm
        form={form}
        sections={sections}
        initial={held.values}
        isLocked={lockedWhy !== undefined}
        onTouch={() => onDirty(true)}
        onFinish={submit}
      />
      {lockedWhy === undefined && (
        <SaveBar
          form={editorId}
          isDirty={isDirty}
          isBusy={save.isPending}
          isLocked={left > 0}
          saved="已是最新"
          above={
            <>
              <Failed error={save.error} />
              <Clashes {...{ clashes, chosen, nameOf, say }} onChoose={choose} />
            </>
          }
        />
      )}
    </>
  )
}
