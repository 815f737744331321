package io.potik.lead;

import io.potik.lead.security.Caller;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the OpenAPI document says of the service as a whole: how to sign in, and how refusals look. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {

    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenAPI leadApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Potik leads")
                        .version("1")
                        .description("Leads from an inbound request to a customer and an order; the board, pipelines,"
                                + " reasons, sources, exclusions and the import of a history."))
                // Relative: the document is read at the gateway, under whatever address that has.
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token of POST /api/tokens; browsers use their session."))
                        .addSchemas(PROBLEM, problem()))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    /** Every operation may be refused, and every refusal looks alike. */
    @Bean
    OpenApiCustomizer refusals() {
        var answer = new ApiResponse()
                .description("Refused: 400 unreadable, 401 not signed in, 403 role, 404 not there or not yours,"
                        + " 409 changed meanwhile, 413 too large, 422 makes no sense, 503 try again")
                .content(new Content()
                        .addMediaType(
                                "application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
        return document -> document.getPaths()
                .values()
                .forEach(path -> path.readOperations()
                        .forEach(operation -> operation.getResponses().addApiResponse("default", answer)));
    }

    /** Names of schemas: several controllers have a Page or an Order of their own, and a document has one namespace. */
    @Bean
    ModelResolver schemaNames(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new SchemaNames()).openapi31(true);
    }

    private static final class SchemaNames extends TypeNameResolver {

        @Override
        protected String getNameOfClass(Class<?> type) {
            var name = type.getSimpleName();
            var outer = type.getEnclosingClass();
            if (outer == null) {
                return name;
            }
            var prefix = outer.getSimpleName().replaceFirst("Controller$", "");
            return name.contains(prefix) ? name : prefix + name;
        }
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457 problem details")
                .addProperty("type", new StringSchema().description("stable; programs may branch on it"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("for people: what happened and what to do"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())
                                        .addProperty("code", new StringSchema())))
                .addProperty("current", new ObjectSchema().description("at 409: what stands there now"));
    }
}
