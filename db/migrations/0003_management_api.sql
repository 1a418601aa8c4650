CREATE TABLE "documentation_versions" (
	"rest_api_id" text NOT NULL,
	"version" text NOT NULL,
	"description" text,
	"parts" jsonb NOT NULL,
	"created_date" timestamp with time zone NOT NULL,
	CONSTRAINT "documentation_versions_rest_api_id_version_pk" PRIMARY KEY("rest_api_id","version")
);
--> statement-breakpoint
CREATE TABLE "base_path_mappings" (
	"account_id" text NOT NULL,
	"domain_name" text NOT NULL,
	"domain_name_id" text NOT NULL,
	"base_path" text NOT NULL,
	"rest_api_id" text NOT NULL,
	"stage" text,
	CONSTRAINT "base_path_mappings_domain_name_domain_name_id_base_path_pk" PRIMARY KEY("domain_name","domain_name_id","base_path")
);
--> statement-breakpoint
CREATE TABLE "domain_name_access_associations" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"domain_name_arn" text NOT NULL,
	"access_association_source" text NOT NULL,
	"access_association_source_type" text NOT NULL,
	"tags" jsonb NOT NULL,
	"created_date" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "domain_names" (
	"account_id" text NOT NULL,
	"domain_name" text NOT NULL,
	"domain_name_id" text NOT NULL,
	"settings" jsonb NOT NULL,
	"private_key_encrypted" text,
	"tags" jsonb NOT NULL,
	"created_date" timestamp with time zone NOT NULL,
	CONSTRAINT "domain_names_domain_name_domain_name_id_pk" PRIMARY KEY("domain_name","domain_name_id")
);
--> statement-breakpoint
CREATE TABLE "vpc_links" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"target_arns" jsonb NOT NULL,
	"status" text NOT NULL,
	"status_message" text,
	"tags" jsonb NOT NULL,
	"created_date" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "cloudwatch_role_arn" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "limits" jsonb;--> statement-breakpoint
ALTER TABLE "documentation_versions" ADD CONSTRAINT "documentation_versions_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "base_path_mappings" ADD CONSTRAINT "base_path_mappings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "base_path_mappings" ADD CONSTRAINT "base_path_mappings_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domain_name_access_associations" ADD CONSTRAINT "domain_name_access_associations_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domain_names" ADD CONSTRAINT "domain_names_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "vpc_links" ADD CONSTRAINT "vpc_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "base_path_mappings_rest_api_id_index" ON "base_path_mappings" USING btree ("rest_api_id");--> statement-breakpoint
CREATE UNIQUE INDEX "domain_name_access_associations_account_id_domain_name_arn_access_association_source_index" ON "domain_name_access_associations" USING btree ("account_id","domain_name_arn","access_association_source");--> statement-breakpoint
CREATE INDEX "domain_names_account_id_index" ON "domain_names" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "vpc_links_account_id_index" ON "vpc_links" USING btree ("account_id");