import type { Reply, RoleGrantView } from '@yunxuan/contract'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { needed } from '../../../ui/rules.ts'
import { sayInstant } from '../../../ui/say.ts'
import { useAskForLogin } from '../role.queries.ts'
import { CodeDialog } from './CodeDialog.tsx'

type Asked = Reply<'POST /v1/streets/:streetId/members/:memberId/login-requests'>

/** Asks for a colleague's log-in; the first half of its setup code is on the screen this once. */
export function LoginDialog({ grant, onClose }: { grant: RoleGrantView; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const ask = useAskForLogin(streetId)
  const [asked, setAsked] = useState<Asked | null>(null)
  const { memberId, memberName } = grant
  if (asked !== null) {
    return (
      <CodeDialog title={`${memberName} 的登录`} login={asked.login} half={asked.firstHalf} onClose={onClose}>
        <p>
          已经申请，{sayInstant(asked.endsAt)} 前有效。{memberName}{' '}
          在手机“我的”里点“工作台登录”，就能自己拿到开通码。
        </p>
        <p>
          没有用手机的，请另一位管理员在这一页点“同意”。开通码分两半：下面是前一半，只显示这一次，请您告诉{' '}
          {memberName}；后一半由那位管理员告诉。
        </p>
      </CodeDialog>
    )
  }
  return (
    <FormDialog
      title={`${memberName} 的登录`}
      okText="申请"
      initial={{ login: grant.login ?? '' }}
      write={ask}
      wish={({ login }: { login: string }) => ({ memberId, login })}
      onDone={setAsked}
      onClose={onClose}
    >
      <p className="gap-below">
        开通要 {memberName} 本人在手机上同意，或者另一位管理员同意。一个人开不了别人的登录。
      </p>
      {grant.login !== null && (
        <p className="notice notice-gold gap-below">同意以后，原来的密码和验证器马上不能用。</p>
      )}
      <Form.Item name="login" label="登录名" extra="好记就行，比如姓名拼音" rules={needed('请写登录名')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </FormDialog>
  )
}
