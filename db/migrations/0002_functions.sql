CREATE TABLE "function_aliases" (
	"account_id" text NOT NULL,
	"function_name" text NOT NULL,
	"name" text NOT NULL,
	"function_version" text NOT NULL,
	"description" text NOT NULL,
	"revision_id" uuid NOT NULL,
	CONSTRAINT "function_aliases_account_id_function_name_name_pk" PRIMARY KEY("account_id","function_name","name")
);
--> statement-breakpoint
CREATE TABLE "function_codes" (
	"sha256" text PRIMARY KEY NOT NULL,
	"zip" "bytea" NOT NULL,
	"size" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "function_invocations" (
	"request_id" uuid PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"function_name" text NOT NULL,
	"version" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"billed_duration_ms" integer NOT NULL,
	"init_duration_ms" integer,
	"max_memory_used_mb" integer NOT NULL,
	"outcome" text NOT NULL,
	"log_tail" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "function_versions" (
	"account_id" text NOT NULL,
	"function_name" text NOT NULL,
	"version" integer NOT NULL,
	"description" text NOT NULL,
	"runtime" text NOT NULL,
	"handler" text NOT NULL,
	"memory_size" integer NOT NULL,
	"timeout" integer NOT NULL,
	"environment_encrypted" text NOT NULL,
	"code_sha256" text NOT NULL,
	"code_size" integer NOT NULL,
	"revision_id" uuid NOT NULL,
	"last_modified" timestamp with time zone NOT NULL,
	CONSTRAINT "function_versions_account_id_function_name_version_pk" PRIMARY KEY("account_id","function_name","version")
);
--> statement-breakpoint
CREATE TABLE "functions" (
	"account_id" text NOT NULL,
	"function_name" text NOT NULL,
	"description" text NOT NULL,
	"runtime" text NOT NULL,
	"handler" text NOT NULL,
	"memory_size" integer NOT NULL,
	"timeout" integer NOT NULL,
	"environment_encrypted" text NOT NULL,
	"code_sha256" text NOT NULL,
	"code_size" integer NOT NULL,
	"revision_id" uuid NOT NULL,
	"last_modified" timestamp with time zone NOT NULL,
	"last_version" integer NOT NULL,
	"tags" jsonb NOT NULL,
	CONSTRAINT "functions_account_id_function_name_pk" PRIMARY KEY("account_id","function_name")
);
--> statement-breakpoint
ALTER TABLE "function_aliases" ADD CONSTRAINT "function_aliases_account_id_function_name_functions_account_id_function_name_fk" FOREIGN KEY ("account_id","function_name") REFERENCES "public"."functions"("account_id","function_name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "function_invocations" ADD CONSTRAINT "function_invocations_account_id_function_name_functions_account_id_function_name_fk" FOREIGN KEY ("account_id","function_name") REFERENCES "public"."functions"("account_id","function_name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "function_versions" ADD CONSTRAINT "function_versions_code_sha256_function_codes_sha256_fk" FOREIGN KEY ("code_sha256") REFERENCES "public"."function_codes"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "function_versions" ADD CONSTRAINT "function_versions_account_id_function_name_functions_account_id_function_name_fk" FOREIGN KEY ("account_id","function_name") REFERENCES "public"."functions"("account_id","function_name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "functions" ADD CONSTRAINT "functions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "functions" ADD CONSTRAINT "functions_code_sha256_function_codes_sha256_fk" FOREIGN KEY ("code_sha256") REFERENCES "public"."function_codes"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "function_invocations_account_id_function_name_at_index" ON "function_invocations" USING btree ("account_id","function_name","at");--> statement-breakpoint
CREATE INDEX "function_versions_code_sha256_index" ON "function_versions" USING btree ("code_sha256");--> statement-breakpoint
CREATE INDEX "functions_code_sha256_index" ON "functions" USING btree ("code_sha256");