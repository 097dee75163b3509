import type { ManagedActivity } from '@yunxuan/contract'
import { Button, Form, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { BackLink } from '../../../ui/BackLink.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { PageHead } from '../../../ui/PageHead.tsx'
import { useUnsavedGuard } from '../../../ui/use-unsaved-guard.tsx'
import { EditorForm, editorId } from '../../publish/components/EditorForm.tsx'
import { useCloneActivity, useDraftActivity, useModels } from '../activity.queries.ts'
import { type ActivityValues, blankActivity } from '../activity-form.ts'
import { activitySections } from '../components/ActivityEditor.tsx'

/** A new activity: quickest from a template or one that is like it, or from a blank form. */
export function Component() {
  const { streetId, me } = useWorkplace()
  const navigate = useNavigate()
  const [form] = Form.useForm<ActivityValues>()
  const [isDirty, setDirty] = useState(false)
  const draft = useDraftActivity(streetId)
  const clone = useCloneActivity(streetId)
  const models = useModels(streetId)
  const made = draft.data ?? clone.data
  const guard = useUnsavedGuard(isDirty && made === undefined)
  useEffect(() => {
    if (made !== undefined) void navigate(`/${streetId}/activities/${made.id}`, { replace: true })
  }, [made, navigate, streetId])
  const error = draft.error ?? clone.error
  return (
    <>
      <BackLink to="activities" />
      <PageHead title="新活动" />
      <Failed error={error} />
      <section className="panel" aria-labelledby="clone-head">
        <h2 id="clone-head">有模板或差不多的？照着做最快</h2>
        <Select
          aria-label="照着哪一项做"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="打字找一个模板或已有的活动"
          style={{ maxWidth: 480 }}
          disabled={clone.isPending}
          loading={models.isPending}
          onChange={activityId => clone.mutate(activityId)}
          options={[
            { label: '模板', options: (models.data?.templates ?? []).map(optionOf) },
            { label: '已有的活动', options: (models.data?.activities ?? []).map(optionOf) },
          ].filter(({ options }) => options.length > 0)}
        />
      </section>
      <EditorForm
        form={form}
        sections={activitySections({ leaders: [], picture: null })}
        initial={{ ...blankActivity, responsibleId: me.id }}
        onTouch={() => setDirty(true)}
        onFinish={values => draft.mutate(values)}
      />
      <div className="save-bar">
        <Button type="primary" htmlType="submit" form={editorId} loading={draft.isPending}>
          存成草稿
        </Button>
        <span className="soft">草稿志愿者看不到，写好后提交审核。</span>
      </div>
      {guard}
    </>
  )
}

function optionOf({ id, edit, organizationName }: ManagedActivity) {
  return { value: id, label: `${edit.title} · ${organizationName}` }
}
