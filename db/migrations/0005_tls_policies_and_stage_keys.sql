CREATE TABLE "api_key_stages" (
	"api_key_id" text NOT NULL,
	"rest_api_id" text NOT NULL,
	"stage_name" text NOT NULL,
	CONSTRAINT "api_key_stages_api_key_id_rest_api_id_stage_name_pk" PRIMARY KEY("api_key_id","rest_api_id","stage_name")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "labels" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "rest_apis" ADD COLUMN "security_policy" text;--> statement-breakpoint
ALTER TABLE "rest_apis" ADD COLUMN "endpoint_access_mode" text;--> statement-breakpoint
ALTER TABLE "api_key_stages" ADD CONSTRAINT "api_key_stages_api_key_id_api_keys_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key_stages" ADD CONSTRAINT "api_key_stages_rest_api_id_stage_name_stages_rest_api_id_stage_name_fk" FOREIGN KEY ("rest_api_id","stage_name") REFERENCES "public"."stages"("rest_api_id","stage_name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_key_stages_rest_api_id_stage_name_index" ON "api_key_stages" USING btree ("rest_api_id","stage_name");