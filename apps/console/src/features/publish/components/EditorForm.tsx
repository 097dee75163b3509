import { Anchor, Form, type FormInstance } from 'antd'
import type { ServiceValues } from '../service-form.ts'
import { AudienceFields } from './AudienceFields.tsx'
import { BasicFields } from './BasicFields.tsx'
import { BookingFields } from './BookingFields.tsx'

interface Props {
  form: FormInstance<ServiceValues>
  initial: Partial<ServiceValues>
  isLocked?: boolean
  onTouch: () => void
  onFinish: (values: ServiceValues) => void
}

const sections = [
  { id: 'basics', name: '是什么' },
  { id: 'people', name: '给谁、在哪、要什么' },
  { id: 'booking', name: '怎么约' },
] as const

/** Everything that is said of a service, in three sections. */
export function EditorForm({ form, initial, isLocked = false, onTouch, onFinish }: Props) {
  return (
    <div className="editor">
      <Form<ServiceValues>
        id="service"
        form={form}
        layout="vertical"
        disabled={isLocked}
        initialValues={initial}
        onValuesChange={onTouch}
        onFinish={() => onFinish(readValues(form))}
        scrollToFirstError={{ behavior: 'auto', block: 'center', focus: true }}
      >
        <section className="panel" id="basics" aria-labelledby="basics-head">
          <h2 id="basics-head">{sections[0].name}</h2>
          <BasicFields />
        </section>
        <section className="panel" id="people" aria-labelledby="people-head">
          <h2 id="people-head">{sections[1].name}</h2>
          <AudienceFields />
        </section>
        <section className="panel" id="booking" aria-labelledby="booking-head">
          <h2 id="booking-head">{sections[2].name}</h2>
          <BookingFields />
        </section>
      </Form>
      <Anchor
        className="editor-anchor"
        targetOffset={16}
        items={sections.map(section => ({ key: section.id, href: `#${section.id}`, title: section.name }))}
        onClick={event => event.preventDefault()}
      />
    </div>
  )
}

/** All values, also those that no field shows. */
function readValues(form: FormInstance<ServiceValues>): ServiceValues {
  // antd types the store of every field as the form's values.
  return form.getFieldsValue(true) as ServiceValues
}
