import { Anchor, Form, type FormInstance } from 'antd'
import type { ReactNode } from 'react'

export interface EditorSection {
  id: string
  name: string
  fields: ReactNode
}

interface Props<V> {
  form: FormInstance<V>
  sections: readonly EditorSection[]
  initial: Partial<V>
  isLocked?: boolean
  onTouch: () => void
  onFinish: (values: V) => void
}

/** The form's own id, for buttons outside of it. */
export const editorId = 'editor'

/** Everything that is said of an offering, in sections one can go to. */
export function EditorForm<V extends object>({
  form,
  sections,
  initial,
  isLocked = false,
  onTouch,
  onFinish,
}: Props<V>) {
  return (
    <div className="editor">
      <Form<V>
        id={editorId}
        form={form}
        layout="vertical"
        disabled={isLocked}
        initialValues={initial}
        onValuesChange={onTouch}
        // All values, also those that no field shows; antd types the store of every field as the form's values.
        onFinish={() => onFinish(form.getFieldsValue(true) as V)}
        scrollToFirstError={{ behavior: 'auto', block: 'center', focus: true }}
      >
        {sections.map(({ id, name, fields }) => (
          <section key={id} className="panel" id={id} aria-labelledby={`${id}-head`}>
            <h2 id={`${id}-head`}>{name}</h2>
            {fields}
          </section>
        ))}
      </Form>
      <Anchor
        className="editor-anchor"
        targetOffset={16}
        items={sections.map(({ id, name }) => ({ key: id, href: `#${id}`, title: name }))}
        onClick={event => event.preventDefault()}
      />
    </div>
  )
}
