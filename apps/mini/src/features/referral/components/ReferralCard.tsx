import { View } from '@tarojs/components'
import type { Referral } from '@yunxuan/contract'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { call } from '../../../ui/phone.ts'
import { Tag } from '../../../ui/Tag.tsx'
import { referralState } from '../../../words/referral.ts'
import { ReferralActs } from './ReferralActs.tsx'

/** An organization that was asked, as whoever asked or whoever answers reads it. */
export function ReferralCard({ referral, reader }: { referral: Referral; reader: 'asker' | 'answerer' }) {
  const { organizationName, ask, answer, word, contact } = referral
  const { tone, tag, words } = referralState(referral, reader)
  const isAnswerer = reader === 'answerer'
  return (
    <Card>
      <View className="line">
        <View className="words grow">{isAnswerer ? `请${organizationName}来答` : organizationName}</View>
        <Tag tone={tone}>{tag}</Tag>
      </View>
      <View>{words}</View>
      {ask !== null && (
        <View className={isAnswerer ? 'lines' : 'second lines'}>
          {isAnswerer ? ask : `街道这样转述：${ask}`}
        </View>
      )}
      {answer !== null && <View className="answer lines">{answer}</View>}
      {word !== null && <View className="second lines">{word}</View>}
      {contact && <Contact contact={contact} />}
      <ReferralActs referral={referral} />
    </Card>
  )
}

/** How to reach the other side, once both said yes. */
function Contact({ contact }: { contact: NonNullable<Referral['contact']> }) {
  const { name, organizationName, phone } = contact
  if (phone === null) {
    return (
      <View>
        联系：{organizationName}的{name}（没有留电话，请打服务台转告）
      </View>
    )
  }
  return (
    <>
      {organizationName !== null && <View className="second">{organizationName}</View>}
      <Button kind="ghost" icon="phone" onPress={() => call({ name, number: phone })}>
        打给{name} {phone}
      </Button>
    </>
  )
}
