import Taro from '@tarojs/taro'
import type { MessageSettings } from '@yunxuan/contract'
import { openPage } from '../../../shell/address.ts'
import { say } from '../../../shell/say.ts'
import { Button } from '../../../ui/Button.tsx'
import { Card } from '../../../ui/Card.tsx'
import { Row } from '../../../ui/Row.tsx'
import { useGrant, useMessageSettings, useSaveMessageSettings } from '../message.queries.ts'

/** That one is reminded of what is to come; WeChat asks only here, after what was wanted has just been done. */
export function RemindMe({ startsAt, isFresh }: { startsAt: string; isFresh: boolean }) {
  const settings = useMessageSettings().data
  if (settings === undefined || new Date(startsAt) <= new Date()) return null
  if (!settings.reminders) return <Wanted settings={settings} />
  return (
    <>
      {isFresh && <ByWechat wechat={settings.wechat} />}
      <Card className="card--list">
        <Row
          icon="bell"
          title="到时候会提醒您"
          note="前一天傍晚 6 点、开始前 2 小时"
          onPress={() => openPage('message/settings')}
        />
      </Card>
    </>
  )
}

/** Of whoever wants none otherwise. */
function Wanted({ settings: { wechat: _wechat, smsTo: _smsTo, ...kept } }: { settings: MessageSettings }) {
  const saving = useSaveMessageSettings(() => say('好，到时候提醒您'))
  return (
    <Button
      kind="ghost"
      icon="bell"
      busy={saving.isSending}
      onPress={() => saving.send({ ...kept, reminders: true })}
    >
      到时候提醒我
    </Button>
  )
}

function ByWechat({ wechat }: Pick<MessageSettings, 'wechat'>) {
  const grant = useGrant(() => undefined)
  if (process.env.TARO_ENV !== 'weapp' || wechat === null || !wechat.mayAsk) return null
  const { templateId } = wechat
  return (
    <Button
      kind="ghost"
      icon="bell"
      busy={grant.isSending}
      onPress={() => void askWechat(templateId).then(accepted => grant.send(accepted))}
    >
      到时候微信提醒我
    </Button>
  )
}

/** Asks inside the tap, as WeChat wants it; whoever has turned it off altogether has refused. */
async function askWechat(templateId: string): Promise<boolean> {
  try {
    const answer = await Taro.requestSubscribeMessage({
      tmplIds: [templateId],
      entityIds: [],
    })
    return Object.entries(answer).some(([id, said]) => id === templateId && said === 'accept')
  } catch {
    return false
  }
}
