import type { RoleGrantView } from '@yunxuan/contract'
import { Alert, Form, Input, Modal, Typography } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { useAskForLogin } from '../role.queries.ts'

/** Asks for a colleague's log-in; the first half of its setup code is on the screen this once. */
export function LoginDialog({ grant, onClose }: { grant: RoleGrantView; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const [form] = Form.useForm<{ login: string }>()
  const ask = useAskForLogin(streetId)
  const asked = ask.data
  return (
    <Modal
      open
      title={`${grant.memberName} 的登录`}
      okText={asked === undefined ? '申请' : '我记下了'}
      cancelText="取消"
      confirmLoading={ask.isPending}
      mask={{ closable: false }}
      onOk={() => (asked === undefined ? form.submit() : onClose())}
      onCancel={onClose}
    >
      {asked === undefined ? (
        <Form<{ login: string }>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ login: grant.login ?? '' }}
          onFinish={({ login }) => ask.mutate({ memberId: grant.memberId, login: login.trim() })}
        >
          <p className="gap-below">
            开通要 {grant.memberName} 本人在手机上同意，或者另一位管理员同意。一个人开不了别人的登录。
          </p>
          {grant.login !== null && (
            <p className="notice notice-gold gap-below">同意以后，原来的密码和验证器马上不能用。</p>
          )}
          {ask.error !== null && (
            <Alert type="error" showIcon title={sayError(ask.error)} className="gap-below" />
          )}
          <Form.Item
            name="login"
            label="登录名"
            extra="好记就行，比如姓名拼音"
            rules={[{ required: true, whitespace: true, message: '请写登录名' }]}
          >
            <Input maxLength={60} autoComplete="off" />
          </Form.Item>
        </Form>
      ) : (
        <div className="stack">
          <p>
            已经申请，{sayInstant(asked.endsAt)} 前有效。{grant.memberName}{' '}
            在手机“我的”里点“工作台登录”，就能自己拿到开通码。
          </p>
          <p>
            没有用手机的，请另一位管理员在这一页点“同意”。开通码分两半：下面是前一半，只显示这一次，请您告诉{' '}
            {grant.memberName}；后一半由那位管理员告诉。
          </p>
          <p>登录名：{asked.login}</p>
          <Typography.Text copyable className="setup-code">
            {asked.firstHalf}
          </Typography.Text>
        </div>
      )}
    </Modal>
  )
}
