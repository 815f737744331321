package io.potik.lead.lead;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** The leads, one at a time and locked: who reads a lead here is about to change it. */
interface Leads extends Repository<Lead, UUID> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Lead> findById(UUID id);

    void delete(Lead lead);
}
