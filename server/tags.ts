import { z } from 'zod'

/**
 * AWS's rules for the tags of one resource.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-tagging.html
 */
export const tagsInput = z
  .record(
    z
      .string()
      .regex(
        /^(?!aws:)[\p{L}\p{Z}\p{N}+\-=._:/@]{1,128}$/u,
        'Must be 1 to 128 characters of a-z A-Z + - = . _ : / and not begin with aws:',
      ),
    z.string().max(256),
  )
  .refine((tags) => Object.keys(tags).length <= 50, 'A resource can have 50 tags at most')

/** The tags of one resource. */
export type Tags = z.output<typeof tagsInput>
