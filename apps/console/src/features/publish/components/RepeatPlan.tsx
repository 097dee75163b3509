import type { RepeatRule, Reply } from '@yunxuan/contract'
import { shanghaiDate } from '@yunxuan/domain'
import { Button, Form } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import type { Offering } from '../offering.ts'
import { useMakeSlots, usePreviewSlots } from '../publish.queries.ts'
import { suggestedRule } from '../repeat-rule.ts'
import { asKept, HolidayQuestion, type Unannounced } from './HolidayQuestion.tsx'
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

/** What a rule would make, to be made; of days that may yet become holidays only what somebody says. */
function Planned({ offering: { id, words }, rule, plan, onMade }: PlannedProps) {
  const { streetId } = useWorkplace()
  const make = useMakeSlots(streetId, id)
  const [answer, setAnswer] = useState<Unannounced | null>(null)
  const isAsked = answer === null && plan.items.some(slot => slot.left === 'unannounced')
  const planned = answer === 'keep' ? plan.items.map(asKept) : plan.items
  const count = planned.filter(slot => slot.left === null).length
  const wish = answer === null ? rule : { ...rule, unannounced: answer }
  const makeThem = () =>
    void make.tell(wish, { done: reply => sayMade(reply, words.one), isStanding: true, after: onMade })
  const name = count === 0 ? '没有可排的' : `排这 ${count} ${words.one}`
  return (
    <>
      <RepeatPreview
        words={words}
        planned={planned}
        question={
          rule.holidays === 'skip' && (
            <HolidayQuestion words={words} plan={plan} answer={answer} onAnswer={setAnswer} />
          )
        }
      />
      <Failed error={make.error} />
      <div className="row-actions">
        <Button type="primary" disabled={count === 0 || isAsked} loading={make.isPending} onClick={makeThem}>
          {isAsked ? '请先回答放不放假' : name}
        </Button>
      </div>
    </>
  )
}

function sayMade({ made, left }: { made: number; left: number }, one: string): string {
  return `排好了 ${made} ${one}${left > 0 ? `，跳过 ${left} ${one}` : ''}`
}
