/** A contract and its types, made to have all that a contract can have. */
@XmlSchema(namespace = "urn:shop", elementFormDefault = XmlNsForm.QUALIFIED)
package dev.woad.bindings.webhttp.shop;

import jakarta.xml.bind.annotation.XmlNsForm;
import jakarta.xml.bind.annotation.XmlSchema;
