CREATE TABLE "aws_credentials" (
	"account_id" text NOT NULL,
	"arn" text NOT NULL,
	"access_key_id" text NOT NULL,
	"secret_access_key_encrypted" text NOT NULL,
	"session_token_encrypted" text,
	"description" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "aws_credentials_account_id_arn_pk" PRIMARY KEY("account_id","arn")
);
--> statement-breakpoint
CREATE TABLE "client_certificates" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"description" text,
	"pem_encoded_certificate" text NOT NULL,
	"private_key_encrypted" text NOT NULL,
	"tags" jsonb NOT NULL,
	"created_date" timestamp with time zone NOT NULL,
	"expiration_date" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "access_keys" ADD COLUMN "session_token_hash" text;--> statement-breakpoint
ALTER TABLE "access_keys" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "access_keys" ADD COLUMN "policy" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "throttle_rate_limit" double precision;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "throttle_burst_limit" integer;--> statement-breakpoint
ALTER TABLE "stages" ADD COLUMN "cache_flushed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "stages" ADD COLUMN "authorizers_flushed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "aws_credentials" ADD CONSTRAINT "aws_credentials_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "client_certificates" ADD CONSTRAINT "client_certificates_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "client_certificates_account_id_index" ON "client_certificates" USING btree ("account_id");