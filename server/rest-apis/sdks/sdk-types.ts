/** AWS `SdkConfigurationProperty`. */
export interface SdkConfigurationProperty {
  name: string
  friendlyName: string
  description: string
  required: boolean
  defaultValue?: string
}

/** AWS `SdkType`. */
export interface SdkType {
  id: string
  friendlyName: string
  description: string
  configurationProperties: SdkConfigurationProperty[]
}

const required = (name: string, friendlyName: string, description: string): SdkConfigurationProperty => ({
  name,
  friendlyName,
  description,
  required: true,
})

const optional = (
  name: string,
  friendlyName: string,
  description: string,
  defaultValue?: string,
): SdkConfigurationProperty => ({
  name,
  friendlyName,
  description,
  required: false,
  ...(defaultValue === undefined ? {} : { defaultValue }),
})

const classPrefix = required('classPrefix', 'Prefix', 'In front of the names of the generated classes')

/**
 * The languages that AWS generates SDKs for, with what each has to be told, by id.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/how-to-generate-sdk.html
 */
export const sdkTypes: readonly SdkType[] = [
  {
    id: 'android',
    friendlyName: 'Android',
    description: 'Generates an SDK for Android',
    configurationProperties: [
      required('groupId', 'Group ID', 'The Maven group of the SDK'),
      required('artifactId', 'Artifact ID', 'The name of the SDK without its version'),
      required('artifactVersion', 'Artifact version', 'The version of the SDK'),
      required('invokerPackage', 'Invoker package', 'The package of the generated client'),
    ],
  },
  {
    id: 'java',
    friendlyName: 'Java SDK',
    description: 'Generates an SDK for Java',
    configurationProperties: [
      required('service.name', 'Service Name', 'The name of the service, which names the client'),
      required('java.package-name', 'Java Package Name', 'The package of the generated code'),
      optional('java.build-system', 'Java Build System', 'maven or gradle', 'maven'),
      optional('java.group-id', 'Java Group ID', 'The Maven group; the package unless told'),
      optional('java.artifact-id', 'Java Artifact ID', 'The Maven artifact; the service unless told'),
      optional('java.artifact-version', 'Java Artifact Version', 'The version of the SDK', '1.0-SNAPSHOT'),
    ],
  },
  {
    id: 'javascript',
    friendlyName: 'JavaScript',
    description: 'Generates an SDK for JavaScript',
    configurationProperties: [],
  },
  {
    id: 'objectivec',
    friendlyName: 'iOS (Objective-C)',
    description: 'Generates an SDK for iOS in Objective-C',
    configurationProperties: [classPrefix],
  },
  {
    id: 'ruby',
    friendlyName: 'Ruby SDK',
    description: 'Generates an SDK for Ruby',
    configurationProperties: [
      required('service.name', 'Service Name', 'The name of the service, letters only'),
      optional(
        'ruby.gem-name',
        'Ruby Gem Name',
        'The name of the gem; the service in lower case with -sdk unless told',
      ),
      optional('ruby.gem-version', 'Ruby Gem Version', 'The version of the gem', '1.0.0'),
    ],
  },
  {
    id: 'swift',
    friendlyName: 'iOS (Swift)',
    description: 'Generates an SDK for iOS in Swift',
    configurationProperties: [classPrefix],
  },
]
