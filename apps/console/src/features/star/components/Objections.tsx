import type { Objection } from '@yunxuan/contract'
import { Button, Form, Input } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { Loaded, Nothing } from '../../../ui/Loaded.tsx'
import { needed } from '../../../ui/rules.ts'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useAnswerObjection, useObjections } from '../star.queries.ts'
import { objectionStatusNames } from '../star-words.ts'

/** What was objected while the notice hangs; each is answered before the run is confirmed. */
export function Objections({ runId }: { runId: string }) {
  const { streetId } = useWorkplace()
  const objections = useObjections(streetId, runId)
  return (
    <Loaded
      query={objections}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <Nothing title="没有异议">
          <p>公示期间谁都可以在手机上提，提了会排在这里。</p>
        </Nothing>
      }
    >
      {({ items }) => (
        <ul className="stack">
          {items.map(each => (
            <ObjectionCard key={each.id} objection={each} />
          ))}
        </ul>
      )}
    </Loaded>
  )
}

function ObjectionCard({ objection }: { objection: Objection }) {
  const { name, tone } = objectionStatusNames[objection.status]
  return (
    <li className="panel" aria-label={`关于 ${objection.personName} 的异议`}>
      <div className="panel-head">
        <Tag tone={tone}>{name}</Tag>
        <span>
          关于 <b>{objection.personName}</b> <span className="soft number">{objection.number}</span>
        </span>
        <span className="grow" />
        <span className="soft">
          {objection.byName}，{sayInstant(objection.createdAt)}
        </span>
      </div>
      <p className="description">{objection.text}</p>
      {objection.answer !== null && (
        <p className="notice notice-blue">
          <b>答复</b> {objection.answer}{' '}
          {objection.answeredAt !== null && <span className="soft">{sayInstant(objection.answeredAt)}</span>}
        </p>
      )}
      {objection.status === 'open' && <AnswerForm objection={objection} />}
    </li>
  )
}

function AnswerForm({ objection }: { objection: Objection }) {
  const { streetId } = useWorkplace()
  const [form] = Form.useForm<{ answer: string }>()
  const answer = useAnswerObjection(streetId)
  const send = (isUpheld: boolean) =>
    form.validateFields().then(
      ({ answer: text }) =>
        answer.tell(
          { objectionId: objection.id, isUpheld, answer: text.trim() },
          {
            done: isUpheld ? `已答复，${objection.personName}从名单去掉` : '已答复，名单不变',
            isStanding: true,
          },
        ),
      // The field itself says what is missing.
      () => undefined,
    )
  return (
    <Form form={form} layout="vertical" requiredMark={false}>
      <Failed error={answer.error} />
      <Form.Item
        name="answer"
        label={`答复关于 ${objection.personName} 的异议`}
        rules={needed('请写明查到了什么')}
      >
        <Input.TextArea rows={2} maxLength={300} showCount />
      </Form.Item>
      <div className="row-actions">
        <Button loading={answer.isPending} onClick={() => void send(false)}>
          不属实，名单不变
        </Button>
        <Button danger loading={answer.isPending} onClick={() => void send(true)}>
          属实，去掉这位
        </Button>
      </div>
    </Form>
  )
}
