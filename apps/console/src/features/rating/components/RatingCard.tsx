import type { ManagedRating } from '@yunxuan/contract'
import { ratingTagNames } from '@yunxuan/domain'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { RowButton } from '../../../ui/RowButton.tsx'
import { needed } from '../../../ui/rules.ts'
import { sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useAnswer, useSetAside } from '../rating.queries.ts'

const unkind = ['long_wait', 'hard_to_find', 'too_short'] as const

export function RatingCard({ rating }: { rating: ManagedRating }) {
  const { streetId } = useWorkplace()
  return (
    <li className="panel">
      <div className="panel-head">
        <b className="stars">
          <span aria-hidden>
            {'★'.repeat(rating.stars)}
            {'☆'.repeat(5 - rating.stars)}
          </span>
          <span className="unseen">{rating.stars} 星</span>
        </b>
        <span>{rating.memberName}</span>
        <span className="soft">{sayInstant(rating.createdAt)}</span>
        {rating.tags.map(tag => (
          <Tag key={tag} tone={unkind.some(each => each === tag) ? 'gold' : 'ok'}>
            {ratingTagNames[tag]}
          </Tag>
        ))}
        <span className="grow" />
        <Link to={`/${streetId}/services/${rating.serviceId}?tab=view`}>{rating.serviceTitle}</Link>
        <span className="soft">{rating.organizationName}</span>
      </div>
      {rating.text !== '' && <p>{rating.text}</p>}
      {rating.answer !== null && (
        <p className="notice notice-blue">
          <b>回复</b> {rating.answer.text}{' '}
          <span className="soft">{sayInstant(rating.answer.answeredAt)}</span>
        </p>
      )}
      {rating.setAside !== null && (
        <p className="notice">
          <b>不回复</b> 居民看不到这些话，星照算。{rating.setAside.reason}{' '}
          <span className="soft">
            {rating.setAside.byName}，{sayInstant(rating.setAside.at)}
          </span>
        </p>
      )}
      {rating.mayAnswer && <AnswerForm rating={rating} />}
    </li>
  )
}

/** What should not stand on a page is settled without an answer, and says why. */
function SetAside({ rating }: { rating: ManagedRating }) {
  const { streetId } = useWorkplace()
  const write = useSetAside(streetId)
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <RowButton name="看过，不回复" of={rating.memberName} onClick={() => setAsked(true)} />
      {isAsked && (
        <ReasonDialog
          title={`不回复 ${rating.memberName} 的评价？`}
          explain="这些话居民看不到，星照算。原因记进日志，同事看得到；以后还可以再回复。"
          okText="不回复"
          suggestions={['点了别人的名字', '有骂人的话', '和这项服务无关', '没写话，不用回']}
          write={write}
          wish={reason => ({ ratingId: rating.id, reason })}
          done="已处理，不再排在等回复的里面"
          onClose={() => setAsked(false)}
        />
      )}
    </>
  )
}

function AnswerForm({ rating }: { rating: ManagedRating }) {
  const { streetId } = useWorkplace()
  const answer = useAnswer(streetId)
  const [isOpen, setOpen] = useState(false)
  if (!isOpen) {
    return (
      <div className="row-actions">
        <Button size="small" aria-label={`回复 ${rating.memberName}`} onClick={() => setOpen(true)}>
          回复
        </Button>
        {rating.setAside === null && <SetAside rating={rating} />}
      </div>
    )
  }
  return (
    <Form<{ text: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ text }) => answer.mutate({ ratingId: rating.id, text: text.trim() })}
    >
      <Failed error={answer.error} />
      <Form.Item
        name="text"
        label={`回复 ${rating.memberName}`}
        extra="发出以后，这条评价的话和您的回复大家都看得到，不能再改"
        rules={needed('请写几句')}
      >
        <Input.TextArea rows={2} maxLength={300} showCount autoFocus />
      </Form.Item>
      <div className="row-actions">
        <Button type="primary" htmlType="submit" loading={answer.isPending}>
          发出
        </Button>
        <Button onClick={() => setOpen(false)}>取消</Button>
      </div>
    </Form>
  )
}
