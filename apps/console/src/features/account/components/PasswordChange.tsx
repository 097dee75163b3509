import { App, Button, Form, Input } from 'antd'
import { Failed } from '../../../ui/Failed.tsx'
import { chosen } from '../../../ui/rules.ts'
import { useChangePassword } from '../account.queries.ts'

interface Values {
  password: string
  newPassword: string
  again: string
}

/** The old password and the new one twice; every other session ends. */
export function PasswordChange() {
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  const change = useChangePassword()
  const send = ({ password, newPassword }: Values) =>
    change.mutate(
      { password, newPassword },
      {
        onSuccess: () => {
          form.resetFields()
          void message.success('密码改好了，别处的登录都退出了')
        },
      },
    )
  return (
    <Form<Values> form={form} className="narrow" layout="vertical" requiredMark={false} onFinish={send}>
      <Failed error={change.error} />
      <Form.Item name="password" label="原来的密码" rules={chosen('请填原来的密码')}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label="新密码"
        extra="至少 12 个字，可以是一句好记的话；常见的密码、生日、键盘上连着的字母会被拒绝"
        rules={[{ required: true, min: 12, message: '密码至少 12 个字' }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再填一次新密码"
        dependencies={['newPassword']}
        rules={[
          { required: true, message: '请再填一次' },
          ({ getFieldValue }) => ({
            validator: (_rule, value: string) =>
              !value || value === getFieldValue('newPassword')
                ? Promise.resolve()
                : Promise.reject(new Error('两次填的不一样')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        改密码
      </Button>
    </Form>
  )
}
