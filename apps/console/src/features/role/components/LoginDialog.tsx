import type { RoleGrantView } from '@yunxuan/contract'
import { Alert, Form, Input, Modal, Typography } from 'antd'
import { sayError } from '../../../refusal-words.ts'
import { useWorkplace } from '../../../shell/street.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { useGiveLogin } from '../role.queries.ts'

/** Gives a colleague a log-in; its setup code is on the screen this once. */
export function LoginDialog({ grant, onClose }: { grant: RoleGrantView; onClose: () => void }) {
  const { streetId } = useWorkplace()
  const [form] = Form.useForm<{ login: string }>()
  const give = useGiveLogin(streetId)
  const given = give.data
  return (
    <Modal
      open
      title={`${grant.memberName} 的登录`}
      okText={given === undefined ? '开通' : '我已经转交'}
      cancelText="先不"
      confirmLoading={give.isPending}
      mask={{ closable: false }}
      onOk={() => (given === undefined ? form.submit() : onClose())}
      onCancel={onClose}
    >
      {given === undefined ? (
        <Form<{ login: string }>
          form={form}
          layout="vertical"
          requiredMark={false}
          initialValues={{ login: grant.login ?? '' }}
          onFinish={({ login }) => give.mutate({ memberId: grant.memberId, login: login.trim() })}
        >
          {grant.login !== null && (
            <p className="notice notice-gold gap-below">重新开通后，原来的密码和验证器马上不能用。</p>
          )}
          {give.error !== null && (
            <Alert type="error" showIcon title={sayError(give.error)} className="gap-below" />
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
            请当面或打电话把开通码告诉 {grant.memberName}，让对方在登录页点“在这里设密码”。只显示这一次，
            {sayInstant(given.endsAt)} 前有效。
          </p>
          <p>登录名：{given.login}</p>
          <Typography.Text copyable className="setup-code">
            {given.setupCode}
          </Typography.Text>
        </div>
      )}
    </Modal>
  )
}
