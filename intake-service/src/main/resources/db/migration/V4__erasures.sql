-- What came from a person and went to them is found by their leads and orders when they are to be forgotten.
create index receipt_of_lead on receipt (lead_id) where lead_id is not null;
create index receipt_of_order on receipt (order_id) where order_id is not null;
create index outgoing_answer_of_lead on outgoing_answer (lead_id);
