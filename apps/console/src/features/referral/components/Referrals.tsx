import type { ManagedMatter, Referral } from '@yunxuan/contract'
import { endedMatterStatuses } from '@yunxuan/domain'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Facts } from '../../../ui/Facts.tsx'
import { Loaded } from '../../../ui/Loaded.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { sayDayInFull, sayInstant } from '../../../ui/say.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { useReferralStep, useReferrals } from '../referral.queries.ts'
import { referralStatusNames } from '../referral-words.ts'
import { ReferDialog } from './ReferDialog.tsx'

/** Which banks, departments and firms were asked to answer what an enterprise needs, what they say, and whom to ask next. */
export function Referrals({ matter }: { matter: ManagedMatter }) {
  const { streetId } = useWorkplace()
  const asked = useReferrals(streetId, matter.id)
  const [isAsking, setAsking] = useState(false)
  const isOpen =
    !endedMatterStatuses.some(ended => ended === matter.status) &&
    matter.status !== 'answered' &&
    matter.status !== 'sent'
  return (
    <section className="panel" aria-label="请单位来答">
      <h2>请单位来答</h2>
      <Loaded query={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">
              {matter.status === 'sent'
                ? '受理以后，可以请银行、部门和企业来答。'
                : '还没有请过。他们读到的是您写的话，不是企业的原话；企业选定以后，两边才看得到姓名和电话。'}
            </p>
          ) : (
            items.map(referral => <Asked key={referral.id} referral={referral} />)
          )
        }
      </Loaded>
      {isOpen && (
        <div className="row-actions">
          <Button type="primary" onClick={() => setAsking(true)}>
            请一家单位来答
          </Button>
        </div>
      )}
      {isAsking && <ReferDialog matterId={matter.id} onClose={() => setAsking(false)} />}
    </section>
  )
}

function Asked({ referral }: { referral: Referral }) {
  const { organizationName, status, ask, answer, word, contact } = referral
  return (
    <article className="gap-below" aria-label={`请${organizationName}来答`}>
      <p>
        <b>{organizationName}</b> <Tag {...referralStatusNames[status]} />
      </p>
      <p className="soft">{ask === null ? '内容已按规定清除。' : `写给他们的：${ask}`}</p>
      {answer !== null && <p className="description">{answer}</p>}
      {word !== null && <p>{word}</p>}
      <Facts facts={factsOf(referral)} />
      {contact !== null && (
        <p>
          联系 {contact.name}，{contact.phone ?? '没有留电话'}
        </p>
      )}
      <Acts referral={referral} />
    </article>
  )
}

const factsOf = ({ askedAt, dueOn, promisedOn }: Referral) => [
  ['什么时候请的', sayInstant(askedAt)] as const,
  ['请在哪天前答', sayDayInFull(dueOn)] as const,
  ...(promisedOn === null ? [] : [['最晚哪天办到', sayDayInFull(promisedOn)] as const]),
]

function Acts({ referral: { id, version, acts, organizationName } }: { referral: Referral }) {
  const { streetId } = useWorkplace()
  const { modal } = App.useApp()
  const step = useReferralStep(streetId)
  const [isFailing, setFailing] = useState(false)
  const withdraw = () =>
    modal.confirm({
      title: `不用${organizationName}答了？`,
      content: '他们会收到通知，不用再答。',
      okText: '收回',
      onOk: async () => {
        await step.tell({ referralId: id, act: 'withdraw', version }, { done: '收回了' })
      },
    })
  return (
    <div className="row-actions">
      {acts.includes('withdraw') && (
        <Button size="small" aria-label={`不用${organizationName}答了`} onClick={() => void withdraw()}>
          收回
        </Button>
      )}
      {acts.includes('fail') && (
        <Button size="small" aria-label={`${organizationName}没办成`} onClick={() => setFailing(true)}>
          没办成
        </Button>
      )}
      {isFailing && (
        <ReasonDialog
          title={`${organizationName}没办成`}
          explain="企业和这家单位都会收到通知，也看得到您写的原因。"
          okText="没办成"
          write={step}
          wish={word => ({ referralId: id, act: 'fail' as const, version, word })}
          done="记下了，两边都会收到通知"
          onClose={() => setFailing(false)}
        />
      )}
    </div>
  )
}
