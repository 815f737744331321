package io.potik.lead.board;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.ServletModelAttributeMethodProcessor;

/**
 * Gives a controller's {@link LeadQuery}. Who asks for nothing in particular, as most do, gets {@link LeadQuery#ANY}: binding
 * a record reads its annotations anew with each request, and that was a seventh of what a board cost.
 */
@Configuration(proxyBeanMethods = false)
class LeadQueryArgument implements WebMvcConfigurer {

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Resolver());
    }

    private static final class Resolver implements HandlerMethodArgumentResolver {

        private static final Set<String> NAMES = Arrays.stream(LeadQuery.class.getRecordComponents())
                .map(component -> component.getName())
                .collect(Collectors.toUnmodifiableSet());

        private final ServletModelAttributeMethodProcessor bound = new ServletModelAttributeMethodProcessor(true);

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == LeadQuery.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders)
                throws Exception {
            boolean asksForSomething = request.getParameterMap().keySet().stream()
                    .anyMatch(name -> NAMES.contains(name.split("\\[", 2)[0]));
            return asksForSomething ? bound.resolveArgument(parameter, container, request, binders) : LeadQuery.ANY;
        }
    }
}
