import { Button, Form, Input } from 'antd'
import { Failed } from '../../../ui/Failed.tsx'
import { chosen } from '../../../ui/rules.ts'
import { usePasswordSignIn } from '../sign-in.queries.ts'

interface Values {
  login: string
  password: string
  totp: string
}

export function PasswordForm() {
  const signIn = usePasswordSignIn()
  return (
    <Form<Values> layout="vertical" requiredMark={false} onFinish={values => signIn.mutate(values)}>
      <Failed error={signIn.error} />
      <Form.Item name="login" label="登录名" rules={chosen('请填登录名')}>
        <Input autoComplete="username" />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={chosen('请填密码')}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="totp"
        label="手机验证器上的 6 位数字"
        rules={[{ required: true, pattern: /^\d{6}$/, message: '是 6 位数字' }]}
      >
        <Input inputMode="numeric" autoComplete="one-time-code" maxLength={6} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={signIn.isPending}>
        登录
      </Button>
    </Form>
  )
}
