package io.potik.order.file;

import io.potik.files.Contents;
import io.potik.order.order.WorkOrder;
import io.potik.order.problem.NotFound;
import io.potik.order.security.Caller;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a file off an order. */
@Service
class RemoveFile {

    private final WorkOrder orders;
    private final OrderFiles files;
    private final Contents contents;

    RemoveFile(WorkOrder orders, OrderFiles files, Contents contents) {
        this.orders = orders;
        this.files = files;
        this.contents = contents;
    }

    /**
     * Removes a file; its bytes go soon after. The history keeps that it was there.
     *
     * @throws NotFound when it or the order is not there, or not for who asks
     */
    @Transactional
    void remove(Caller caller, UUID order, UUID id) {
        orders.take(order, caller);
        var file =
                files.find(order, id).filter(found -> files.remove(found.id())).orElseThrow(() -> new NotFound("file"));
        contents.discard(id);
        orders.file(order, file.stored().name(), null, caller);
    }
}
