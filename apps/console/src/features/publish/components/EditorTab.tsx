import type { ManagedService } from '@yunxuan/contract'
import { RefusedError } from '@yunxuan/contract/client'
import { Alert, App, Button, Form } from 'antd'
import { useState } from 'react'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { useSave, useService } from '../publish.queries.ts'
import { type ServiceValues, toEdit, toValues } from '../service-form.ts'
import { ConflictNotice } from './ConflictNotice.tsx'
import { EditorForm } from './EditorForm.tsx'

interface Props {
  /** The service as it was when the form was filled. */
  service: ManagedService
  isDirty: boolean
  onDirty: (isDirty: boolean) => void
}

const locked: Partial<Record<ManagedService['status'], string>> = {
  in_review: '正在审核，不能改。要改的话，请审核员退回。',
  archived: '已归档，不能改。要改的话，先恢复成草稿。',
}

export function EditorTab({ service, isDirty, onDirty }: Props) {
  const { streetId, may } = useWorkplace()
  const { message } = App.useApp()
  const [form] = Form.useForm<ServiceValues>()
  const save = useSave(streetId, service.id)
  const newest = useService(streetId, service.id)
  const [mine, setMine] = useState<ServiceValues | null>(null)
  const lockedWhy = may('edit') ? locked[service.status] : '您的身份只能看，不能改。'
  const isConflict = save.error instanceof RefusedError && save.error.code === 'changed_meanwhile'

  const submit = (values: ServiceValues, version: number) => {
    setMine(values)
    save.mutate(
      { version, edit: toEdit(values) },
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
      {save.error !== null && !isConflict && <Alert type="error" showIcon title={sayError(save.error)} />}
      {isConflict && mine !== null && newest.data !== undefined && (
        <ConflictNotice
          mine={toEdit(mine)}
          theirs={newest.data}
          onOverwrite={() => submit(mine, newest.data.version)}
          onTakeTheirs={() => {
            save.reset()
            onDirty(false)
          }}
        />
      )}
      <EditorForm
        form={form}
        initial={toValues(service.edit)}
        isLocked={lockedWhy !== undefined}
        onTouch={() => onDirty(true)}
        onFinish={values => submit(values, service.version)}
      />
      {lockedWhy === undefined && (
        <div className="save-bar">
          <Button type="primary" htmlType="submit" form="service" loading={save.isPending}>
            保存
          </Button>
          <span className="soft" role="status">
            {isDirty ? '有改动还没保存' : '已是最新'}
          </span>
        </div>
      )}
    </>
  )
}
