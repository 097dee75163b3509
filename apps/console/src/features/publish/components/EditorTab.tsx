import { RefusedError } from '@yunxuan/contract/client'
import type { ServiceStatus } from '@yunxuan/domain'
import { App, Form } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { SaveBar } from '../../../ui/SaveBar.tsx'
import { ConflictNotice } from './ConflictNotice.tsx'
import { EditorForm, type EditorSection, editorId } from './EditorForm.tsx'

/** A version of an offering as the form holds it. */
export interface Version<V> {
  version: number
  values: V
}

/** What of a mutation saves what was typed over a version. */
interface Saving<V> {
  isPending: boolean
  error: Error | null
  mutate: (wish: Version<V>, on: { onSuccess: () => void }) => void
  reset: () => void
}

interface Props<V> {
  status: ServiceStatus
  /** As it was when the form was filled. */
  held: Version<V>
  newest: Version<V> | undefined
  sections: readonly EditorSection[]
  save: Saving<V>
  /** The names of the fields in which two versions differ. */
  changed: (mine: V, theirs: V) => readonly string[]
  isDirty: boolean
  onDirty: (isDirty: boolean) => void
}

const locked: Partial<Record<ServiceStatus, string>> = {
  in_review: '正在审核，不能改。要改的话，请审核员退回。',
  archived: '已归档，不能改。要改的话，先恢复成草稿。',
}

export function EditorTab<V extends object>(props: Props<V>) {
  const { status, held, newest, sections, save, changed, isDirty, onDirty } = props
  const { may } = useWorkplace()
  const { message } = App.useApp()
  const [form] = Form.useForm<V>()
  const [mine, setMine] = useState<V | null>(null)
  const lockedWhy = may('edit') ? locked[status] : '您的身份只能看，不能改。'
  const isConflict = save.error instanceof RefusedError && save.error.code === 'changed_meanwhile'

  const submit = (values: V, version: number) => {
    setMine(values)
    save.mutate(
      { version, values },
      {
        onSuccess: () => {
          onDirty(false)
          void message.success('已保存')
        },
      },
    )
  }
  return (
    <>
      {lockedWhy !== undefined && <p className="notice notice-blue">{lockedWhy}</p>}
      {!isConflict && <Failed error={save.error} />}
      {isConflict && mine !== null && newest !== undefined && (
        <ConflictNotice
          fields={changed(mine, newest.values)}
          onOverwrite={() => submit(mine, newest.version)}
          onTakeTheirs={() => {
            save.reset()
            onDirty(false)
          }}
        />
      )}
      <EditorForm
        form={form}
        sections={sections}
        initial={held.values}
        isLocked={lockedWhy !== undefined}
        onTouch={() => onDirty(true)}
        onFinish={values => submit(values, held.version)}
      />
      {lockedWhy === undefined && (
        <SaveBar form={editorId} isDirty={isDirty} isBusy={save.isPending} saved="已是最新" />
      )}
    </>
  )
}
