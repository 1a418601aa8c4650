import { classNames } from './class-names.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger' | 'danger-ghost'
export type ButtonSize = 'small' | 'medium' | 'large'

const variants: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-accent text-accent-ink hover:bg-accent-hover',
  secondary: 'border-line bg-surface text-ink shadow-xs hover:border-line-strong hover:bg-sunken',
  ghost: 'border-transparent text-muted hover:bg-sunken hover:text-ink',
  danger: 'border-transparent bg-danger-solid text-accent-ink hover:bg-danger-solid-hover',
  'danger-ghost': 'border-transparent text-danger hover:bg-danger-soft',
}

const sizes: Record<ButtonSize, string> = {
  small: 'h-7 gap-1.5 px-2.5 text-[0.8125rem] [&_svg]:size-3.5',
  medium: 'h-control gap-2 px-3.5 text-sm [&_svg]:size-4',
  large: 'h-11 gap-2 px-5 text-[0.9375rem] [&_svg]:size-4.5',
}

/** What buttons and links that look like buttons share. */
export function buttonStyle(variant: ButtonVariant = 'secondary', size: ButtonSize = 'medium', className?: string) {
  return classNames(
    'inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-lg border font-medium',
    'transition-colors not-data-waiting:disabled:cursor-not-allowed not-data-waiting:disabled:opacity-50 [&_svg]:shrink-0',
    variants[variant],
    sizes[size],
    className,
  )
}
