package io.potik.intake.upload;

import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the files' servlet in its place; its path is longer than that of the hooks, so it goes first. */
@Configuration(proxyBeanMethods = false)
class FilesConfiguration {

    @Bean
    ServletRegistrationBean<FilesServlet> filesServlet(FileLinks links) {
        return new ServletRegistrationBean<>(new FilesServlet(links), FilesServlet.PATH + "/*");
    }
}
