import { Button, Form, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { useUnsavedGuard } from '../../../ui/use-unsaved-guard.tsx'
import { EditorForm, editorId } from '../components/EditorForm.tsx'
import { serviceSections } from '../components/ServiceEditor.tsx'
import { useClone, useDraft, useServices } from '../publish.queries.ts'
import { blankValues, type ServiceValues, toEdit } from '../service-form.ts'

/** A new service: quickest from one that is like it, or from a blank form. */
export function Component() {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const [form] = Form.useForm<ServiceValues>()
  const [isDirty, setDirty] = useState(false)
  const draft = useDraft(streetId)
  const clone = useClone(streetId)
  const made = draft.data ?? clone.data
  const guard = useUnsavedGuard(isDirty && made === undefined)
  const { items: existing } = useServices(streetId, {
    q: '',
    status: 'all',
    unconfirmed: false,
    sort: 'title',
  })
  useEffect(() => {
    if (made !== undefined) void navigate(`/${streetId}/services/${made.id}`, { replace: true })
  }, [made, navigate, streetId])
  const error = draft.error ?? clone.error
  return (
    <>
      <BackLink to="services" />
      <PageHead title="新服务" />
      <Failed error={error} />
      <section className="panel" aria-labelledby="clone-head">
        <h2 id="clone-head">有差不多的？照着做最快</h2>
        <Select
          aria-label="照着哪一项做"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="打字找一项已有的服务"
          style={{ maxWidth: 480 }}
          disabled={clone.isPending}
          onChange={serviceId => clone.mutate(serviceId)}
          options={existing.map(service => ({
            value: service.id,
            label: `${service.edit.title} · ${service.organizationName}`,
          }))}
        />
      </section>
      <EditorForm
        form={form}
        sections={serviceSections(null)}
        initial={blankValues}
        onTouch={() => setDirty(true)}
        onFinish={values => draft.mutate(toEdit(values))}
      />
      <div className="save-bar">
        <Button type="primary" htmlType="submit" form={editorId} loading={draft.isPending}>
          存成草稿
        </Button>
        <span className="soft">草稿居民看不到，写好后提交审核。</span>
      </div>
      {guard}
    </>
  )
}
