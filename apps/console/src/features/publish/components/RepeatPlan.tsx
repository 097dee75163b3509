import type { RepeatRule } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { App, Button, Form } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import type { Offering } from '../offering.ts'
import { useMakeSlots, usePreviewSlots } from '../publish.queries.ts'
import { suggestedRule } from '../repeat-rule.ts'
import { RepeatFields } from './RepeatFields.tsx'
import { RepeatPreview } from './RepeatPreview.tsx'

interface Props {
  offering: Offering
  onClose: () => void
}

/** A rule, what it would make, and then the making; nothing is made unseen. */
export function RepeatPlan({ offering, onClose }: Props) {
  const { streetId } = useWorkplace()
  const { times, one } = offering.words
  const { message } = App.useApp()
  const [form] = Form.useForm<RepeatRule>()
  const preview = usePreviewSlots(streetId, offering.id)
  const make = useMakeSlots(streetId, offering.id)
  const [shown, setShown] = useState<RepeatRule | null>(null)
  const planned = preview.data?.items ?? []
  const count = planned.filter(slot => slot.left === null).length
  const look = (rule: RepeatRule) => {
    setShown(rule)
    make.reset()
    preview.mutate(rule)
  }
  const makeShown = () => {
    if (shown === null) return
    make.mutate(shown, {
      onSuccess: reply => {
        void message.success(
          `排好了 ${reply.made} ${one}${reply.left > 0 ? `，跳过 ${reply.left} ${one}` : ''}`,
        )
        onClose()
      },
    })
  }
  const error = make.error ?? preview.error
  return (
    <section className="panel" aria-labelledby="plan-head">
      <h2 id="plan-head">按每周重复排{times}</h2>
      <Form<RepeatRule>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={suggestedRule(offering, shanghaiDate(new Date()))}
        onFinish={look}
        onValuesChange={() => setShown(null)}
      >
        <RepeatFields one={one} />
        <div className="row-actions">
          <Button type={shown === null ? 'primary' : 'default'} htmlType="submit" loading={preview.isPending}>
            先看看会排哪些
          </Button>
          <Button onClick={onClose}>不排了</Button>
        </div>
      </Form>
      <Failed error={error} />
      {shown !== null && preview.data !== undefined && (
        <>
          <RepeatPreview
            words={offering.words}
            planned={planned}
            unannouncedYears={preview.data.unannouncedYears}
          />
          <div className="row-actions">
            <Button type="primary" disabled={count === 0} loading={make.isPending} onClick={makeShown}>
              {count === 0 ? '没有可排的' : `排这 ${count} ${one}`}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
