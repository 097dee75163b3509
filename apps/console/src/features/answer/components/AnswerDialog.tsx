import type { ManagedAnswer } from '@yunxuan/contract'
import { type AnswerReason, answerReasons } from '@yunxuan/domain'
import { Form, Input, Radio } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { type AnswerWish, useAnswerStep } from '../answer.queries.ts'
import { answerActNames, answerReasonNames } from '../answer-words.ts'
import type { StaffAct } from './staff-acts.ts'

interface Filled {
  text?: string
  reason?: AnswerReason
  word?: string
}

const explains: Readonly<Record<StaffAct, string>> = {
  publish: '大家和提的人看到的是您写的这段话，不是原话。请不要写出任何人的姓名、门牌和电话。',
  choose: '替居民选定。对方会收到通知，答应以后看得到您的姓名和服务台电话。',
  decline: '对方会收到通知，看得到原因。',
  fail: '两边都会收到通知。',
}

interface Props {
  answer: ManagedAnswer
  act: StaffAct
  onClose: () => void
}

/** The form of an act of staff on an answer. */
export function AnswerDialog({ answer, act, onClose }: Props) {
  const { streetId } = useWorkplace()
  const step = useAnswerStep(streetId, answer.id)
  const isTurned = act === 'decline' || act === 'fail'
  return (
    <FormDialog<Filled, AnswerWish, unknown>
      title={act === 'publish' && answer.text !== null ? '改公开的话' : answerActNames[act]}
      okText="确定"
      initial={act === 'publish' ? { text: answer.text ?? answer.said.text } : {}}
      write={step}
      wish={({ text, reason, word }) => ({
        act,
        version: answer.version,
        ...(text ? { text } : {}),
        ...(reason ? { reason } : {}),
        ...(word ? { word } : {}),
      })}
      done="好了"
      onClose={onClose}
    >
      <p className="gap-below">{explains[act]}</p>
      {act === 'publish' && (
        <Form.Item name="text" label="大家看的话" rules={needed('请写一段话')}>
          <Input.TextArea rows={4} maxLength={500} showCount autoFocus />
        </Form.Item>
      )}
      {isTurned && (
        <>
          <Form.Item name="reason" label="为什么" rules={chosen('请选一个原因')}>
            <Radio.Group options={answerReasons.map(value => ({ value, label: answerReasonNames[value] }))} />
          </Form.Item>
          <Form.Item name="word" label="再说一句（可不填）">
            <Input.TextArea rows={2} maxLength={200} showCount />
          </Form.Item>
        </>
      )}
    </FormDialog>
  )
}
