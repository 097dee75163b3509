import { App, Button, Drawer, Form, type FormInstance, Modal } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { Failed } from './Failed.tsx'

/** What a form needs of a write. */
export interface Writing<Wish, Answer> {
  isPending: boolean
  error: Error | null
  mutateAsync: (wish: Wish) => Promise<Answer>
  reset: () => void
}

interface Props<Values, Wish, Answer> {
  title: string
  okText: string
  initial: Partial<Values>
  write: Writing<Wish, Answer>
  /** What is sent of what was filled in; words come without the blanks around them. */
  wish: (values: Values) => Wish
  /** Said in passing once it is done. */
  done?: string | ((answer: Answer, filled: Values) => string)
  /** Instead of closing. */
  onDone?: (answer: Answer) => void
  onClose: () => void
  /** Shown in place of the usual words for what went wrong. */
  failed?: ReactNode
  /** The fields. */
  children: ReactNode
}

/** A form in a window of its own: its fields, what is sent, what went wrong, and nothing lost by closing it. */
export function FormDialog<Values extends object, Wish, Answer>(props: Props<Values, Wish, Answer>) {
  const { title, okText, write, onClose } = props
  const { form, leave } = useLeaving<Values>(write, onClose)
  return (
    <Modal
      open
      title={title}
      okText={okText}
      confirmLoading={write.isPending}
      onOk={() => form.submit()}
      onCancel={leave}
      footer={(_, { OkBtn }) => (
        <>
          <Button disabled={write.isPending} onClick={onClose}>
            取消
          </Button>
          <OkBtn />
        </>
      )}
    >
      <Fields {...props} form={form} />
    </Modal>
  )
}

interface DrawerProps<Values, Wish, Answer> extends Props<Values, Wish, Answer> {
  width: number
  /** What else there is to see, below the form. */
  below?: ReactNode
}

/** The same at the side of the page, for a form with more in it. */
export function FormDrawer<Values extends object, Wish, Answer>(props: DrawerProps<Values, Wish, Answer>) {
  const { title, okText, write, onClose, width, below } = props
  const { form, leave } = useLeaving<Values>(write, onClose)
  return (
    <Drawer
      open
      onClose={leave}
      title={title}
      size={width}
      footer={
        <div className="row-actions">
          <Button type="primary" loading={write.isPending} onClick={() => form.submit()}>
            {okText}
          </Button>
          <Button disabled={write.isPending} onClick={onClose}>
            取消
          </Button>
        </div>
      }
    >
      <Fields {...props} form={form} />
      {below}
    </Drawer>
  )
}

type FieldsProps<Values, Wish, Answer> = Props<Values, Wish, Answer> & { form: FormInstance<Values> }

function Fields<Values extends object, Wish, Answer>(props: FieldsProps<Values, Wish, Answer>) {
  const { form, initial, write, wish, done, onClose, onDone = onClose, children } = props
  const { failed = <Failed error={write.error} /> } = props
  const { message } = App.useApp()
  const { reset } = write
  // What went wrong before this window opened is not about what is filled in here.
  useEffect(() => reset(), [reset])
  const send = (filled: Values) =>
    write.mutateAsync(wish(filled)).then(
      answer => {
        if (done !== undefined) void message.success(typeof done === 'string' ? done : done(answer, filled))
        onDone(answer)
      },
      () => undefined,
    )
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={initial}
      onFinish={values => void send(trimmed(values))}
    >
      {failed}
      {children}
      {/* Enter in a line of text sends the form, wherever the button to press stands. */}
      <button type="submit" hidden aria-hidden tabIndex={-1} />
    </Form>
  )
}

/** While it is being sent it stays: the answer is for this window and for nobody else's. */
function useLeaving<Values>({ isPending }: { isPending: boolean }, onClose: () => void) {
  const [form] = Form.useForm<Values>()
  const leave = useLeave(() => form.isFieldsTouched(), onClose)
  const leaveUnlessSending = () => {
    if (!isPending) leave()
  }
  return { form, leave: leaveUnlessSending }
}

/** Closes at once where nothing was filled in; else it asks. Who presses 取消 has answered already. */
export function useLeave(isDirty: () => boolean, onClose: () => void): () => void {
  const { modal } = App.useApp()
  return () => {
    if (!isDirty()) return onClose()
    void modal.confirm({
      title: '有改动还没保存',
      content: '关上后，刚才填的就没有了。',
      okText: '不保存，关上',
      cancelText: '留下来',
      onOk: onClose,
    })
  }
}

function trimmed<Values extends object>(values: Values): Values {
  const parts = Object.entries(values).map(([name, value]: [string, unknown]) => [
    name,
    typeof value === 'string' ? value.trim() : value,
  ])
  return Object.assign({}, values, Object.fromEntries(parts))
}
