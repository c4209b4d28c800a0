// A day, or a day and its time, as text on the clock of the city: whichever zone the browser is in.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';

/** The first is shown; the others may be typed. */
const DAYS = ['YYYY-MM-DD', 'YYYY-M-D', 'YYYY/M/D', 'YYYYMMDD'];
const MOMENTS = DAYS.map((day) => `${day} HH:mm`);
/** A limit of which only the day was chosen ends with the working day. */
const TIME = { showTime: { format: 'HH:mm', minuteStep: 5, defaultOpenValue: dayjs('2000-01-01 18:00') } } as const;

interface Shown {
  /** Said by screen readers where no label of a form belongs to the field. */
  readonly label?: string;
  /** With the time of day: YYYY-MM-DD HH:mm instead of YYYY-MM-DD. */
  readonly timed?: boolean;
  /** First and last day that can be chosen. */
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  /** Whether it can be emptied again. */
  readonly clears?: boolean;
  /** These three are given by a form. */
  readonly id?: string;
  readonly value?: string | undefined;
  readonly onChange?: (value: string | undefined) => void;
}

/** On a phone the calendar is tapped; the keyboard would cover it. */
const isTapped = matchMedia('(pointer: coarse)').matches;

export function DayField({ label, timed = false, min, max, clears = false, id, value, onChange }: Shown) {
  const formats = timed ? MOMENTS : DAYS;
  // What is typed counts at once, not only when the field is left: the next click may be the one that sends it.
  const choose = (chosen: unknown) => onChange?.(dayjs.isDayjs(chosen) ? chosen.format(formats[0]) : undefined);
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...bounds(min, max)}
      {...(timed ? TIME : {})}
      aria-label={label}
      format={formats}
      value={value === undefined || value === '' ? null : dayjs(value)}
      allowClear={clears}
      inputReadOnly={isTapped}
      needConfirm={false}
      showNow={false}
      onChange={choose}
      onCalendarChange={choose}
    />
  );
}

/** An empty field opens where something can be chosen. */
function bounds(min: string | undefined, max: string | undefined) {
  const edge = max ?? min;
  return {
    ...(min === undefined ? {} : { minDate: dayjs(min) }),
    ...(max === undefined ? {} : { maxDate: dayjs(max) }),
    ...(edge === undefined ? {} : { defaultPickerValue: dayjs(edge) }),
  };
}
