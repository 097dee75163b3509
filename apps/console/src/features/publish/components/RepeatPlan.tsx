import type { RepeatRule, Reply } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { Button, Form } from 'antd'
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
  const [form] = Form.useForm<RepeatRule>()
  const preview = usePreviewSlots(streetId, offering.id)
  const [shown, setShown] = useState<RepeatRule | null>(null)
  const look = (rule: RepeatRule) => {
    setShown(rule)
    preview.mutate(rule)
  }
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
          <Button onClick={onClose}>取消</Button>
        </div>
      </Form>
      <Failed error={preview.error} />
      {shown !== null && preview.data !== undefined && (
        <Planned
          key={JSON.stringify(shown)}
          offering={offering}
          rule={shown}
          plan={preview.data}
          onMade={onClose}
        />
      )}
    </section>
  )
}

interface PlannedProps {
  offering: Offering
  rule: RepeatRule
  plan: Reply<'POST /v1/streets/:streetId/managed/services/:serviceId/slots/preview'>
  onMade: () => void
}

/** What a rule would make, to be made. */
function Planned({ offering: { id, words }, rule, plan, onMade }: PlannedProps) {
  const { streetId } = useWorkplace()
  const make = useMakeSlots(streetId, id)
  const count = plan.items.filter(slot => slot.left === null).length
  const makeThem = () => void make.tell(rule, { done: reply => sayMade(reply, words.one), after: onMade })
  return (
    <>
      <RepeatPreview words={words} planned={plan.items} unannouncedYears={plan.unannouncedYears} />
      <div className="row-actions">
        <Button type="primary" disabled={count === 0} loading={make.isPending} onClick={makeThem}>
          {count === 0 ? '没有可排的' : `排这 ${count} ${words.one}`}
        </Button>
      </div>
    </>
  )
}

function sayMade({ made, left }: { made: number; left: number }, one: string): string {
  return `排好了 ${made} ${one}${left > 0 ? `，跳过 ${left} ${one}` : ''}`
}
