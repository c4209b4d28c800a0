// A control with its label and a word of help, and the kinds of control a form is written with.
import { Input, InputNumber, type InputNumberProps, type InputProps, Select } from 'antd';
import { type ReactNode, useId } from 'react';

interface Named {
  readonly label: string;
  readonly hint?: string | undefined;
}

export function Labelled({ label, hint, children }: Named & { readonly children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="labelled">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {hint !== undefined && <p className="hint">{hint}</p>}
    </div>
  );
}

type Text = Named & { readonly set: (value: string) => void } & Pick<
    InputProps,
    'value' | 'maxLength' | 'disabled' | 'placeholder' | 'inputMode'
  >;

export function TextField({ label, hint, set, ...input }: Text) {
  return (
    <Labelled label={label} hint={hint}>
      {(id) => <Input {...input} id={id} onChange={({ target }) => set(target.value)} />}
    </Labelled>
  );
}

const CLOCK = { placeholder: '16:00', maxLength: 5, inputMode: 'numeric' } as const;

export function ClockField(text: Omit<Text, keyof typeof CLOCK>) {
  return <TextField {...text} {...CLOCK} />;
}

type Count = Named & { readonly set: (value: number | undefined) => void } & Pick<
    InputNumberProps<number>,
    'value' | 'min' | 'max' | 'precision' | 'disabled' | 'placeholder'
  >;

export function NumberField({ label, hint, set, ...input }: Count) {
  return (
    <Labelled label={label} hint={hint}>
      {(id) => <InputNumber<number> {...input} id={id} onChange={(value) => set(value ?? undefined)} />}
    </Labelled>
  );
}

interface Listed extends Named {
  readonly values: readonly string[];
  readonly set: (values: string[]) => void;
  readonly disabled?: boolean;
}

/** Several words, each ended by Enter or by what stands between words. */
export function WordsField({ label, hint, values, set, disabled = false }: Listed) {
  return (
    <Labelled label={label} hint={hint}>
      {(id) => (
        <Select
          id={id}
          mode="tags"
          open={false}
          className="words-field"
          tokenSeparators={[',', '，', '、']}
          value={[...values]}
          disabled={disabled}
          onChange={set}
        />
      )}
    </Labelled>
  );
}

interface Chosen<T extends string> extends Named {
  readonly value: T;
  /** Each with its name. */
  readonly options: Readonly<Record<T, string>>;
  readonly set: (value: T) => void;
  readonly disabled?: boolean;
}

export function ChoiceField<T extends string>({ label, hint, value, options, set, disabled = false }: Chosen<T>) {
  const all = (Object.entries(options) as [T, string][]).map(([one, name]) => ({ value: one, label: name }));
  return (
    <Labelled label={label} hint={hint}>
      {(id) => <Select<T> id={id} value={value} options={all} disabled={disabled} onChange={(one) => set(one)} />}
    </Labelled>
  );
}
